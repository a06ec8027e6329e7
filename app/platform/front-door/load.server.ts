/** How busy the process is: requests being answered, and how late the event loop runs. */
export interface Load {
  /** Takes a place, or says that there is none. A place taken must be given back by `leave`. */
  enter(): boolean
  leave(): void
  readonly inFlight: number
  readonly loopDelayMs: number
  readonly shed: number
}

const beat = 50

/**
 * Places for requests that cost something. A late loop counts as overload only while several requests are in flight:
 * one slow start or a busy neighbour on the machine is no reason to turn the next visitor away.
 */
export function createLoad(limits: { maxInFlight: number; maxLoopDelayMs: number }): Load {
  let inFlight = 0
  let shed = 0
  let loopDelayMs = 0
  let due = performance.now() + beat
  setInterval(() => {
    const now = performance.now()
    // Rises at once and falls by half: the loop has recovered when it keeps time for a while.
    loopDelayMs = Math.max(now - due, loopDelayMs / 2)
    due = now + beat
  }, beat).unref()

  return {
    enter() {
      const isLate = loopDelayMs > limits.maxLoopDelayMs && inFlight >= Math.ceil(limits.maxInFlight / 4)
      if (inFlight >= limits.maxInFlight || isLate) {
        shed++
        return false
      }
      inFlight++
      return true
    },
    leave() {
      inFlight--
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
