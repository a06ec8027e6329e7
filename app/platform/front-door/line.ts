/** Somebody who waits for a page. */
export interface Waiter {
  /** Milliseconds that this one may wait, at most. */
  patience: number
  /** Begins the work; what it does without waiting for anything is over when it returns. */
  start(): void
  /** Told instead of `start`, once, when the wait would be or has become too long. */
  turnAway(): void
  /** Whether nobody waits for the answer any more. */
  isGone(): boolean
}

export interface LineOptions {
  /** How many may be inside at once; each is given back by `leave`. */
  places: number
  /** Milliseconds since some instant. */
  now: () => number
  /** Calls back at the end of the event loop's present turn, after the sockets that were ready in it have been read. */
  atTurnsEnd: (callback: () => void) => void
}

/** What a page is taken to cost before one was made, and how fast the estimate follows. */
const firstPace = 5
const weight = 0.1
/** The pace varies: who is let into the line should rarely be sent away later, after having waited in vain. */
const caution = 0.8
/** Of the time that pages take, this share goes to new connections first: the loop takes one in each turn. */
const doorShare = 0.3

/**
 * The line before the pages. A page on SQLite is finished before the event loop reads the next request, and the loop takes one new connection a
 * turn; were each page made where its request is read, a crowd would stand unread in the kernel's queues, unanswered. So one page is made a turn, who
 * comes meanwhile is read and waits here, and whoever would wait longer than it may is told so at once: those ahead, times the pace at which
 * they have lately gone in.
 */
export function createLine({ places, now, atTurnsEnd }: LineOptions) {
  let waiting: { waiter: Waiter; since: number }[] = []
  let inside = 0
  let pace = firstPace
  let lastStart = 0
  let lastCost = 0
  let turnEnded = 0
  let isTurnAwaited = false
  let hasStartedInTurn = false
  let hasArrivals = false

  const startOne = (waiter: Waiter) => {
    const began = now()
    // Where a line stands, the time since the last one went in is the pace; else what the last one cost says it.
    if (waiting.length > 0) pace += (began - lastStart - pace) * weight
    hasStartedInTurn = true
    inside++
    lastStart = began
    waiter.start()
    awaitTurn()
  }
  const awaitTurn = () => {
    if (isTurnAwaited) return
    isTurnAwaited = true
    atTurnsEnd(turn)
  }
  const turn = () => {
    isTurnAwaited = false
    if (hasStartedInTurn) {
      // What was promised to happen next has happened: work that waits for nothing is done by now.
      turnEnded = now()
      lastCost = turnEnded - lastStart
      if (waiting.length === 0) pace += (lastCost - pace) * weight
      hasStartedInTurn = false
    }
    const isDoorBusy = hasArrivals
    hasArrivals = false
    while (waiting.length > 0 && !isServed(waiting[0]!)) waiting.shift()
    if (waiting.length === 0 || inside >= places) return
    if (isDoorBusy && now() - turnEnded < lastCost * doorShare) awaitTurn()
    else startOne(waiting.shift()!.waiter)
  }
  /** Whether somebody still waits, and in time; who waits too long is told so. */
  const isServed = ({ waiter, since }: { waiter: Waiter; since: number }) => {
    if (waiter.isGone()) return false
    if (now() - since <= waiter.patience) return true
    waiter.turnAway()
    return false
  }
  /** Lets those go whom nobody answers in time, or who have left by themselves. */
  const dismiss = () => {
    waiting = waiting.filter(isServed)
  }

  return {
    /** Starts at once, or later, or turns away at once or later. */
    join(waiter: Waiter): void {
      if (waiting.length === 0 && inside < places && !hasStartedInTurn) startOne(waiter)
      else if (waiting.length > 0 && (waiting.length + 1) * pace > waiter.patience * caution) waiter.turnAway()
      else {
        const since = now()
        if (waiting.length === 0 && !hasStartedInTurn) lastStart = since
        waiting.push({ waiter, since })
        awaitTurn()
      }
    },
    /** Gives a place back. */
    leave(): void {
      inside--
      if (waiting.length > 0) awaitTurn()
    },
    /** A connection was taken in this turn: there may be more. */
    noteArrival(): void {
      hasArrivals = true
    },
    dismiss,
    get inside() {
      return inside
    },
    get length() {
      return waiting.length
    },
  }
}
