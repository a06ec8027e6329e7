import cluster, { type Worker } from 'node:cluster'
import { log } from './log.server'

/** Longer than a worker takes to drain; who is still there then is ended. */
const drainLimitMs = 30_000
/** How far back a crash counts for the pause before the next start. */
const crashesCountForMs = 60_000
const longestPauseMs = 30_000

/** The pause before the next start after so many crashes within the last minute: a tenth of a second, then twice as long each time, in ms. */
export const pauseAfter = (crashes: number): number => Math.min(longestPauseMs, 100 * 2 ** (crashes - 1))

/** What a worker tells the primary once it serves. */
export const readyMessage = 'ready'

/** What the primary tells every worker when all of them are to end: nobody will take the next request, so no idle connection need be kept for it. */
export const aloneMessage = 'alone'

/**
 * The primary of several server processes on one port. It keeps `count` of them: one that ends by itself is replaced, on SIGHUP each is replaced by
 * a new one that already serves before the old one stops (a rolling restart, which also brings a new build in), on SIGTERM and SIGINT all finish
 * what they are answering. Answers the exit code. A first start that fails is not tried again: its message is on the terminal.
 */
export async function keepWorkers({ file, count }: { file: string; count: number }): Promise<number> {
  cluster.setupPrimary({ exec: file })
  const serving = new Set<Worker>()
  const retiring = new WeakSet<Worker>()
  const crashes: number[] = []
  let isStopping = false
  let isRolling = false
  let isWanted = false
  let ended: (code: number) => void = () => {}
  const end = new Promise<number>((resolve) => {
    ended = resolve
  })

  /** A new worker, once it serves. */
  const begin = () =>
    new Promise<Worker>((resolve, reject) => {
      const worker = cluster.fork()
      worker.once('exit', (code, signal) =>
        reject(Object.assign(new Error(`A worker ended before it served (${signal ?? code})`), { code })),
      )
      worker.on('message', (message) => {
        if (message !== readyMessage) return
        serving.add(worker)
        worker.once('exit', (code, signal) => {
          serving.delete(worker)
          if (!retiring.has(worker) && !isStopping) void replace(code, signal)
        })
        resolve(worker)
      })
    })

  async function replace(code: number, signal: string) {
    for (;;) {
      const now = performance.now()
      crashes.push(now)
      while (crashes[0]! < now - crashesCountForMs) crashes.shift()
      const pause = pauseAfter(crashes.length)
      log.error({ code, signal, pause }, 'a worker ended by itself; another begins')
      await new Promise((resolve) => setTimeout(resolve, pause))
      if (isStopping) return
      try {
        await begin()
        return
      } catch (error) {
        log.error({ err: error }, 'the other one did not serve')
      }
    }
  }

  async function retire(worker: Worker) {
    retiring.add(worker)
    if (worker.isDead()) return
    const gone = new Promise((resolve) => worker.once('exit', resolve))
    worker.process.kill('SIGTERM')
    const patience = setTimeout(() => worker.process.kill('SIGKILL'), drainLimitMs)
    await gone
    clearTimeout(patience)
  }

  async function roll() {
    isWanted = true
    if (isRolling) return
    isRolling = true
    while (isWanted && !isStopping) {
      isWanted = false
      for (const old of [...serving]) {
        if (isStopping) break
        try {
          await begin()
        } catch (error) {
          log.error({ err: error }, 'the rolling restart stops here: the new one does not serve, the others stay')
          break
        }
        await retire(old)
      }
      log.info({ workers: [...serving].map(({ process: { pid } }) => pid) }, 'rolling restart done')
    }
    isRolling = false
  }

  async function stop(signal: string) {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)
    for (const worker of workers) if (worker.isConnected()) worker.send(aloneMessage)
    await Promise.all(workers.map(retire))
    log.info('stopped')
    log.flush()
    ended(0)
  }

  process.on('SIGHUP', () => void roll())
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal))
  try {
    // One first: what is wrong with the settings is said once.
    await begin()
    await Promise.all(Array.from({ length: count - 1 }, begin))
    log.info({ primary: process.pid, workers: count }, 'all workers serve; SIGHUP restarts them one after the other')
  } catch (error) {
    if (!isStopping) {
      isStopping = true
      await Promise.all(Object.values(cluster.workers ?? {}).map((worker) => worker && retire(worker)))
      ended((error as { code?: number }).code || 1)
    }
  }
  return end
}
