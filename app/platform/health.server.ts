import { timingSafeEqual } from 'node:crypto'
import { statfs } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Db, inTransaction } from '#db/connect'
import { lagOf } from './jobs.server'
import { log } from './log.server'
import type { Metrics } from './metrics.server'

const longestJobLagMs = 5 * 60_000
const remembered = 2_000
/** So many requests that met an outage within so many ms, and traffic had better go elsewhere. */
const mostOutages = 3
const outagesCountForMs = 10_000

export interface Readiness {
  ready: boolean
  checks: Record<string, 'ok' | 'failed'>
}

/**
 * Whether traffic should come here: a real write commits, requests do not meet outages, the disk has room, the portal's own jobs keep up. What
 * waits for other machines is no reason to send people away. The answer is remembered for two seconds, so that asking often costs nothing. All
 * of it heals by itself.
 * @param directories where we write
 * @param leastFreeBytes what must be free in each of them
 */
export function createReadiness({ db, directories, leastFreeBytes }: { db: Db; directories: readonly string[]; leastFreeBytes: number }) {
  let isServing = false
  const outages: number[] = []
  let known: { at: number; answer: Promise<Readiness> } | undefined

  async function look(): Promise<Readiness> {
    const checks: Readiness['checks'] = {}
    const check = async (name: string, holds: () => Promise<boolean>) => {
      try {
        checks[name] = (await within(1_500, holds())) ? 'ok' : 'failed'
      } catch (error) {
        log.warn({ check: name, err: error }, 'readiness check failed')
        checks[name] = 'failed'
      }
    }
    await Promise.all([
      check('write', () => canWrite(db)),
      check('outages', async () => outages.filter((at) => performance.now() - at < outagesCountForMs).length < mostOutages),
      check('disk', async () => {
        const disks = await Promise.all(directories.map((directory) => statfs(directory)))
        return disks.every(({ bavail, bsize }) => bavail * bsize >= leastFreeBytes)
      }),
      check('jobs', async () => (await lagOf(db, 'own')) <= longestJobLagMs),
    ])
    return { ready: Object.values(checks).every((state) => state === 'ok'), checks }
  }

  return {
    /** Called when the first pages are warm, and again when the process is told to stop. */
    serve(isNow: boolean) {
      isServing = isNow
    },
    /** A request could not be answered because of the database or the disk. */
    noteOutage() {
      outages.push(performance.now())
      if (outages.length > mostOutages) outages.shift()
    },
    async read(): Promise<Readiness> {
      if (!isServing) return { ready: false, checks: { serving: 'failed' } }
      const now = performance.now()
      if (!known || now - known.at > remembered) known = { at: now, answer: look() }
      return known.answer
    },
  }
}

export type ReadinessProbe = ReturnType<typeof createReadiness>

/** `/healthz` (is the loop alive), `/readyz` (should traffic come), `/metrics` (with a bearer token unless on a port of its own). */
export function createHealthHandler(options: {
  readiness: ReadinessProbe
  metrics: Metrics
  token: string | undefined
  isPrivate: boolean
  /** Headers that every answer of the house carries. */
  standing: readonly (readonly [string, string])[]
}) {
  const headers = { ...Object.fromEntries(options.standing), 'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'" }
  const send = (response: ServerResponse, status: number, type: string, body: string) => {
    response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body), 'Cache-Control': 'no-store' })
    response.end(response.req.method === 'HEAD' ? undefined : body)
  }
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = request.url?.split('?', 1)[0]
    if (path === '/healthz' || path === '/livez') send(response, 200, 'application/json', '{"alive":true}')
    else if (path === '/readyz') {
      void options.readiness.read().then((answer) => send(response, answer.ready ? 200 : 503, 'application/json', JSON.stringify(answer)))
    } else if (path === '/metrics' && (options.isPrivate || bears(request, options.token))) {
      void options.metrics.text().then((text) => send(response, 200, options.metrics.contentType, text))
    } else return false
    return true
  }
}

function bears(request: IncomingMessage, token: string | undefined): boolean {
  const given = Buffer.from(request.headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token ?? ''}`)
  return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** A write that is really committed; its row is its own, so that nobody waits for it. */
async function canWrite(db: Db): Promise<boolean> {
  // As patient as a deed is: a file that is busy for a moment is no reason to send people away.
  await inTransaction(db, (tx) =>
    tx
      .insertInto('counter')
      .values({ name: 'readiness', value: 1 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(({ ref, eb }) => ({ value: eb(ref('counter.value'), '+', 1) })))
      .execute(),
  )
  return true
}

async function within(ms: number, work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
