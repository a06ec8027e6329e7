import type { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { createAdmission } from './admission'

/** How busy the process is: requests being answered, and how late the event loop runs. */
export interface Load {
  /** Takes a place, or says that there is none. A place taken must be given back by `leave`. */
  enter(isWrite?: boolean): boolean
  leave(): void
  /** Counts a new connection for as long as it is open. */
  noteConnection(socket: Socket): void
  readonly inFlight: number
  readonly loopDelayMs: number
  readonly shed: number
}

const beat = 50

/**
 * Places for requests that cost something. A late loop counts as overload only while several requests are in flight:
 * one slow start or a busy neighbour on the machine is no reason to turn the next visitor away. When a crowd keeps the loop busy
 * without a rest, only the share that can be served is let in.
 */
export function createLoad(limits: { maxInFlight: number; maxLoopDelayMs: number }): Load {
  let inFlight = 0
  let shed = 0
  let loopDelayMs = 0
  let due = performance.now() + beat
  let used = performance.eventLoopUtilization()
  const admission = createAdmission({ places: limits.maxInFlight })
  let connections = 0
  setInterval(() => {
    const now = performance.now()
    const usedNow = performance.eventLoopUtilization()
    admission.note({ utilization: performance.eventLoopUtilization(usedNow, used).utilization, connections })
    used = usedNow
    // Rises at once and falls by half: the loop has recovered when it keeps time for a while.
    loopDelayMs = Math.max(now - due, loopDelayMs / 2)
    due = now + beat
  }, beat).unref()

  return {
    enter(isWrite = false) {
      const isLate = loopDelayMs > limits.maxLoopDelayMs && inFlight >= Math.ceil(limits.maxInFlight / 4)
      if (inFlight >= limits.maxInFlight || isLate || !admission.admits(isWrite)) {
        shed++
        return false
      }
      inFlight++
      return true
    },
    leave() {
      inFlight--
    },
    noteConnection(socket) {
      connections++
      socket.once('close', () => connections--)
    },
    get inFlight() {
      return inFlight
    },
    get loopDelayMs() {
      return loopDelayMs
    },
    get shed() {
      return shed
    },
  }
}
