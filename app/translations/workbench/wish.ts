import type { EditorSegment, HistoryLine } from '../tasks/queries.server'
import { isSettled } from '../tasks/task'

/** Wordings shown at once. */
const mostWishes = 3

/**
 * Wordings that people typed for a sentence and that were not saved over what stands there: newest first, each once, and none that was said
 * already when the text was last handed in or judged.
 */
export function wishesOf({ history, text, state }: Pick<EditorSegment, 'history' | 'text' | 'state'>): HistoryLine[] {
  if (isSettled(state)) return []
  const wishes = new Map<string, HistoryLine>()
  for (const line of history) {
    if (line.event === 'submitted' || line.event === 'approved') break
    if (line.event === 'suggested' && line.text !== text && !wishes.has(line.text)) wishes.set(line.text, line)
  }
  return [...wishes.values()].slice(0, mostWishes)
}
