import { marked, type Piece, passageOf } from './passage'
import type { Group } from './question'

interface Words {
  title: string
  summary: string
  fields: Readonly<Record<string, string>>
}

/**
 * Title and passage of something found, marked. The summary stays whole where it holds any of what was asked for; else the passage that does;
 * where none does (it was found by its other language), the summary as it is.
 */
export function marksOf({ title, summary, fields }: Words, groups: readonly Group[]): { title: Piece[]; passage: Piece[] } {
  const whole = marked(summary, groups)
  const others = () => Object.entries(fields).flatMap(([name, text]) => (name === 'title' || name === 'summary' ? [] : [text]))
  return { title: marked(title, groups), passage: whole.some(({ isHit }) => isHit) ? whole : (passageOf(others(), groups) ?? whole) }
}
