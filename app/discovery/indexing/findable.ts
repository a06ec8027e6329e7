import type { InstantText, SearchKind } from '#db/schema'
import { budgetToken, closesToken, type Facet, facetToken } from '../facet'
import { indexed, wordsOf } from '../token'

/** What can be found of something, in every language that there is. */
export interface Findable {
  kind: SearchKind
  subjectId: string
  title: string[]
  summary: string[]
  body: string[]
  facets: [Facet, string][]
  publishedAt: InstantText
  foundUntil: InstantText | null
  deadlineAt: InstantText | null
  /** US cents. */
  budgetUsd: number | null
  /** When something that is found of it today ends by itself: a certificate runs out. */
  renewAt?: InstantText | null
}

/** Longest text of one part that is indexed, in characters. */
const longestPart = 60_000

/** A row of `searchDocument`, and the tokens that go into the index beside it. */
export function rowOf({ kind, subjectId, title, summary, body, facets, publishedAt, foundUntil, deadlineAt, budgetUsd }: Findable) {
  const tokens = [`kind${kind}`, ...facets.map(([facet, value]) => facetToken(facet, value))]
  if (budgetUsd !== null) tokens.push(budgetToken(budgetUsd))
  if (deadlineAt !== null) tokens.push(closesToken(deadlineAt))
  const cut = (texts: readonly string[]) => texts.map((text) => text.slice(0, longestPart))
  const words = new Set<string>()
  for (const text of cut([...title, ...summary, ...body])) for (const word of wordsOf(text)) words.add(word)
  return {
    ...{ kind, subjectId, publishedAt, foundUntil, deadlineAt, budgetUsd },
    tokens: { titleTokens: indexed(cut(title)), summaryTokens: indexed(cut(summary)), bodyTokens: indexed(cut(body)) },
    facetTokens: tokens.join(' '),
    words: [...words].sort().join(' '),
  }
}
