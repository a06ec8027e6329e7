import type { ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { createLine } from './line'

/** How busy the process is: requests being answered, those who wait for their turn, and how late the event loop runs. */
export interface Load {
  /** Starts the work when it is its turn, or turns it away. Its place is given back when the response closes. */
  take(response: ServerResponse, work: { isWrite?: boolean; start: () => void; turnAway: () => void }): void
  /** Counts a new connection. */
  noteConnection(): void
  readonly inFlight: number
  readonly waiting: number
  readonly loopDelayMs: number
  readonly shed: number
}

const beat = 50
/** What somebody wrote may wait longer than what can be asked again. */
const patienceOfWrites = 4

/** Places for requests that cost something, and the line before them. */
export function createLoad(limits: { maxInFlight: number; maxWaitMs: number }): Load {
  let shed = 0
  let loopDelayMs = 0
  let due = performance.now() + beat
  const line = createLine({ places: limits.maxInFlight, now: () => performance.now(), atTurnsEnd: setImmediate })
  setInterval(() => {
    const now = performance.now()
    // Rises at once and falls by half: the loop has recovered when it keeps time for a while.
    loopDelayMs = Math.max(now - due, loopDelayMs / 2)
    due = now + beat
    line.dismiss()
  }, beat).unref()

  return {
    take(response, { isWrite = false, start, turnAway }) {
      line.join({
        patience: limits.maxWaitMs * (isWrite ? patienceOfWrites : 1),
        start() {
          response.once('close', line.leave)
          start()
        },
        turnAway() {
          shed++
          turnAway()
        },
        isGone: () => response.destroyed || response.writableEnded,
      })
    },
    noteConnection: line.noteArrival,
    get inFlight() {
      return line.inside
    },
    get waiting() {
      return line.length
    },
    get loopDelayMs() {
      return loopDelayMs
    },
    get shed() {
      return shed
    },
  }
}
