import { readWords } from '~/requests/board/filters'
import type { Cursor } from './queries.server'

/** What one page of the search shows alone; requests and companies have lists of their own. */
export const parts = ['cases', 'questions'] as const
export type Part = (typeof parts)[number]

/** What the address of the search says. */
export interface Address {
  q: string
  /** Null shows the best of everything. */
  part: Part | null
  after: Cursor | null
}

/** Reads the address; what cannot be read counts as not given. */
export function readAddress(search: URLSearchParams): Address {
  const part = parts.find((each) => each === search.get('part')) ?? null
  const [, key, number] = /^(\d{1,12})~(\d{1,12})$/.exec(search.get('after') ?? '') ?? []
  return { q: readWords(search.get('q')), part, after: part && key && number ? { key: Number(key), number: Number(number) } : null }
}

export function addressOf({ q, part = null, after = null }: Partial<Address> & { q: string }): string {
  const search = new URLSearchParams({ q })
  if (part) search.set('part', part)
  if (after) search.set('after', `${after.key}~${after.number}`)
  return `?${search}`
}
