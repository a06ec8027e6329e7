import type { Db } from '#db/connect'
import type { CompanyKind, InstantText, LanguageTag, Vertical } from '#db/schema'
import { nameFor, otherNameFor, technologiesOf } from '~/companies/company'
import { reviewCounts } from '~/engagements/reviews/queries.server'
import type { Technology } from '~/requests/request'
import { readDocuments } from '~/translations/queries.server'
import { facetToken } from '../facet'
import { marksOf } from '../found'
import { awardsOf } from '../matching/queries.server'
import { type Cursor, search } from '../queries.server'
import { type Wording, wordingOf } from '../wording/queries.server'

/** Companies of one page. */
export const companiesShown = 20

interface CompanySearch {
  q: string
  side: CompanyKind | null
  /** An industry that is its own, or that it states to know. */
  vertical?: Vertical | null
  technology: Technology | null
  corridorId: string | null
  language: LanguageTag
  now: InstantText
  after?: Cursor | null
  limit?: number
}

export type FoundCompany = Awaited<ReturnType<typeof cardsOf>>[number]

const none: ReadonlySet<string> = new Set()

/** Verified companies that hold the words, or all of them, newest first. */
export async function searchCompanies(
  db: Db,
  { q, side, vertical = null, technology, corridorId, language, now, after = null, limit = companiesShown }: CompanySearch,
) {
  const { groups, corrections } = q ? await wordingOf(db, q) : { groups: [], corrections: [] as Wording['corrections'] }
  if (q && groups.length === 0)
    return {
      companies: [],
      next: null,
      counts: new Map<string, number>(),
      leasts: none,
      total: 0,
      isLeast: false,
      corrections,
      isPartly: false,
    }
  const filters: Record<string, string[]> = {}
  if (side) filters.side = [facetToken('side', side)]
  if (vertical) filters.vertical = [facetToken('vertical', vertical)]
  if (technology) filters.technology = [facetToken('technology', technology)]
  if (corridorId !== null) filters.corridor = [facetToken('corridor', corridorId || 'none')]
  const order = q ? 'relevance' : 'newest'
  const { ids, ...found } = await search(db, { kind: 'company', groups, filters, order, after, limit, now })
  return { ...found, corrections, companies: await cardsOf(db, { ids, groups, language, now }) }
}

interface Cards {
  ids: readonly string[]
  groups: Parameters<typeof marksOf>[1]
  language: LanguageTag
  now: InstantText
}

/** What everybody may know of verified companies, in the order of `ids`: never their contact. */
async function cardsOf(db: Db, { ids, groups, language, now }: Cards) {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('company')
    .select([
      'id',
      'ref',
      'kind',
      'nameZh',
      'nameEn',
      'cityZh',
      'cityEn',
      'vertical',
      'technologiesJson',
      'corridorId',
      'documentId',
      'verifiedAt',
    ])
    .where('id', 'in', [...ids])
    .where('status', '=', 'verified')
    .where('verifiedUntil', '>', now)
    .execute()
  const views = await readDocuments(
    db,
    rows.flatMap(({ documentId }) => documentId ?? []),
    language,
  )
  const [won, reviewed] = [await awardsOf(db, ids), await reviewCounts(db, ids)]
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const view = row.documentId ? views.get(row.documentId) : undefined
    const fields = view?.fields ?? {}
    const summary = fields.about ?? ''
    return [
      {
        ...{
          ref: row.ref,
          kind: row.kind,
          cityZh: row.cityZh,
          cityEn: row.cityEn,
          vertical: row.vertical,
          verifiedAt: row.verifiedAt,
          corridorId: row.corridorId,
        },
        ...{ name: nameFor(row, language), otherName: otherNameFor(row, language), technologies: technologiesOf(row) },
        ...{ language: view?.language ?? language, awards: won.get(id) ?? 0, reviews: reviewed.get(id) ?? 0 },
        passage: marksOf(
          // Whatever else the profile holds, case studies too, may be what was found.
          { title: '', summary, fields: { ...fields, about: '' } },
          groups,
        ).passage,
      },
    ]
  })
}
