import type { CompanyKind, Vertical } from '#db/schema'
import { readWords } from '~/requests/board/filters'
import { type Technology, technologies, verticals } from '~/requests/request'

/** What a reader of the directory looks for. All of it stands in the URL. */
export interface CompanyFilters {
  q: string
  /** Whom the reader looks for; vendors, when nothing else is said. */
  side: CompanyKind
  vertical: Vertical | null
  technology: Technology | null
  /** Slug of a corridor. */
  corridor: string | null
  after: { key: number; number: number } | null
}

export const sides = ['vendor', 'buyer'] as const satisfies readonly CompanyKind[]

/** Reads the address; what cannot be read counts as not given. */
export function readCompanyFilters(search: URLSearchParams): CompanyFilters {
  const [, key, number] = /^(\d{1,12})~(\d{1,12})$/.exec(search.get('after') ?? '') ?? []
  return {
    q: readWords(search.get('q')),
    side: sides.find((side) => side === search.get('side')) ?? 'vendor',
    vertical: verticals.find((each) => each === search.get('vertical')) ?? null,
    technology: technologies.find((each) => each === search.get('technology')) ?? null,
    corridor: /^[a-z0-9-]{1,60}$/.exec(search.get('corridor') ?? '')?.[0] ?? null,
    after: key && number ? { key: Number(key), number: Number(number) } : null,
  }
}

/** The address of the same search with changes; its first page unless `after` is given. */
export function companySearch(filters: CompanyFilters, changes: Partial<CompanyFilters> = {}): string {
  const { q, side, vertical, technology, corridor, after } = { ...filters, after: null, ...changes }
  const search = new URLSearchParams()
  if (q) search.set('q', q)
  if (side !== 'vendor') search.set('side', side)
  if (vertical) search.set('vertical', vertical)
  if (technology) search.set('technology', technology)
  if (corridor) search.set('corridor', corridor)
  if (after) search.set('after', `${after.key}~${after.number}`)
  const text = search.toString()
  return text ? `?${text}` : ''
}
