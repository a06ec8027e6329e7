/** Typing goes back step by step: what was typed without a rest this long is one step, up to so many characters. */
const restMs = 1_000
const longestStep = 40
const mostSteps = 200

/**
 * What can be taken back in one sentence. Browsers keep one history for the whole page: going back there would undo another sentence, out of
 * the translator's sight.
 */
export interface TypingHistory {
  /** Takes note of the text after a key; `at` in milliseconds. */
  note: (text: string, at: number) => void
  /** The text one step back or forth; null where there is none. */
  undo: () => string | null
  redo: () => string | null
  canUndo: () => boolean
  canRedo: () => boolean
}

export function typingHistory(start: string): TypingHistory {
  const past: string[] = []
  let current = start
  let future: string[] = []
  let lastAt = Number.NEGATIVE_INFINITY
  const step = (from: string[], to: string[]) => {
    const text = from.pop()
    if (text === undefined) return null
    to.push(current)
    current = text
    lastAt = Number.NEGATIVE_INFINITY
    return text
  }
  return {
    note(text, at) {
      if (text === current) return
      // A leap (a suggestion, a paste) is a step of its own, and so is what comes after it.
      const isLeap = Math.abs(text.length - current.length) > 1
      const goesOn = !isLeap && at - lastAt < restMs && Math.abs(text.length - (past.at(-1) ?? current).length) <= longestStep
      if (!goesOn) {
        past.push(current)
        if (past.length > mostSteps) past.shift()
      }
      lastAt = isLeap ? Number.NEGATIVE_INFINITY : at
      current = text
      future = []
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
    canUndo: () => past.length > 0,
    canRedo: () => future.length > 0,
  }
}
