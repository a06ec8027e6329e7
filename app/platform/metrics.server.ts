import cluster from 'node:cluster'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Load } from './front-door/load.server'
import { type Lane, lanes } from './lanes'
import type { ResponseCache } from './response-cache.server'

/** What the process tells Prometheus. Counting is done in plain numbers; they are read only when somebody asks. */
export function createMetrics({
  load,
  cache,
  lagOf,
}: {
  load: Load
  cache?: ResponseCache | undefined
  /** How long the oldest due job of a lane has been waiting, in ms. */
  lagOf: (lane: Lane) => Promise<number>
}) {
  const registers = [new Registry()]
  // Several processes answer on one port in turns: their series must not be taken for one.
  if (cluster.worker) registers[0]!.setDefaultLabels({ worker: String(cluster.worker.id) })
  collectDefaultMetrics({ register: registers[0]! })
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered by the application',
    labelNames: ['method', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first line of a request to the end of its answer',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('http_requests_in_flight', 'Requests being answered', () => load.inFlight)
  gauge('http_requests_shed', 'Requests turned away because of load since the start', () => load.shed)
  gauge('http_requests_waiting', 'Requests that wait for their turn', () => load.waiting)
  gauge('event_loop_delay_seconds', 'How late the event loop runs', () => load.loopDelayMs / 1000)
  if (cache) {
    gauge('kept_responses', 'Complete responses in memory', () => cache.size)
    gauge('kept_responses_bytes', 'Bytes of complete responses in memory', () => cache.bytes)
    gauge('kept_responses_hits', 'Answers from memory since the start', () => cache.counts.hit)
    gauge('kept_responses_fills', 'Pages rendered to be kept since the start', () => cache.counts.fill)
  }
  new Gauge({
    name: 'job_lag_seconds',
    help: 'How long the oldest due job of a lane has been waiting',
    labelNames: ['lane'],
    registers,
    async collect() {
      try {
        for (const lane of Object.keys(lanes) as Lane[]) this.set({ lane }, (await lagOf(lane)) / 1000)
      } catch {
        // Without its database a process still tells the rest.
        this.reset()
      }
    },
  })
  return {
    observe(method: string, status: number, ms: number) {
      requests.inc({ method, status })
      seconds.observe(ms / 1000)
    },
    text: () => registers[0]!.metrics(),
    contentType: registers[0]!.contentType,
  }
}

export type Metrics = ReturnType<typeof createMetrics>
