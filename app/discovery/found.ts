import { marked, type Piece, passageOf } from './passage'
import type { Group } from './question'

interface Words {
  title: string
  summary: string
  fields: Readonly<Record<string, string>>
}

/**
 * Title and passage of something found, marked: the place in its summary that holds what was asked for, else one in its text; where none does
 * (it was found by its other language), the summary as it is.
 */
export function marksOf({ title, summary, fields }: Words, groups: readonly Group[]): { title: Piece[]; passage: Piece[] } {
  const others = Object.entries(fields).flatMap(([name, text]) => (name === 'title' || name === 'summary' ? [] : [text]))
  const passage = passageOf([summary], groups) ?? passageOf(others, groups) ?? [{ text: summary, isHit: false }]
  return { title: marked(title, groups), passage }
}
