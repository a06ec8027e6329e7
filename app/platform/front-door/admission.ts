/** What one beat of the event loop showed. */
interface Beat {
  /** Share of the beat that the loop worked, 0 to 1. */
  utilization: number
  /** Open connections. */
  connections: number
}

/** Beats that a crowd has to keep the loop busy before anybody is turned away: a slow page or a burst is no overload. */
const patience = 10
const busy = 0.97
/** Falls fast and rises slowly, so that the share stays near what the process can do. */
const fall = 0.88
const rise = 1.02
const smallest = 0.02

/**
 * Which share of requests is let in. A page that is made without waiting leaves the event loop before the next request is read, so neither
 * the number in flight nor the lateness of timers shows that a queue stands outside, in the kernel, where nobody is answered. What
 * shows is a loop that never rests while more connections are open than it has places: then the share shrinks until the loop rests now
 * and then, and the rest is told at once to come back. Additive ramps overshoot; shares are multiplied (as in congestion control).
 */
export function createAdmission({ places }: { places: number }) {
  let share = 1
  let busyBeats = 0
  let credit = 0

  return {
    note({ utilization, connections }: Beat): void {
      const isBusy = utilization >= busy && (connections > places || share < 1)
      busyBeats = isBusy ? busyBeats + 1 : 0
      if (isBusy && (share < 1 || busyBeats >= patience)) share = Math.max(smallest, share * fall)
      else if (!isBusy) share = Math.min(1, share * rise)
    },
    /** Whether the next one is let in. What somebody wrote is let in four times as readily as what can be asked again. */
    admits(isWrite: boolean): boolean {
      if (share === 1) return true
      credit += Math.min(1, isWrite ? share * 4 : share)
      if (credit < 1) return false
      credit -= 1
      return true
    },
    get share() {
      return share
    },
  }
}
