import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { nameFor } from '~/companies/company'
import { casePlace } from '~/companies/profile/case-study'
import { readDocuments } from '~/translations/queries.server'
import { marked, passageOf } from '../passage'
import { type Cursor, search } from '../queries.server'
import type { Group } from '../question'
import { caseSubject } from './subject'

interface CaseSearch {
  groups: readonly Group[]
  language: LanguageTag
  now: InstantText
  after?: Cursor | null
  limit: number
}

const nothing = { total: 0, isLeast: false, isPartly: false }

export type FoundCase = Awaited<ReturnType<typeof searchCases>>['cases'][number]

/** Case studies of vendors whose profile everybody may read today, each with the place on its company's page where it stands. */
export async function searchCases(db: Db, { groups, language, now, after = null, limit }: CaseSearch) {
  if (groups.length === 0) return { cases: [], next: null, ...nothing }
  const { ids, next, ...found } = await search(db, { kind: 'case', groups, filters: {}, order: 'relevance', after, limit, now })
  const { total, isLeast, isPartly } = found
  if (ids.length === 0) return { cases: [], next, total, isLeast, isPartly }
  const companies = await db
    .selectFrom('company')
    .select(['id', 'ref', 'nameZh', 'nameEn', 'documentId'])
    .where(
      'id',
      'in',
      ids.map((id) => caseSubject(id).companyId),
    )
    .where('status', '=', 'verified')
    .where('verifiedUntil', '>', now)
    .execute()
  const views = await readDocuments(
    db,
    companies.flatMap(({ documentId }) => documentId ?? []),
    language,
  )
  const cases = ids.flatMap((id) => {
    const { companyId, fields } = caseSubject(id)
    const company = companies.find((each) => each.id === companyId)
    const view = company?.documentId ? views.get(company.documentId) : undefined
    const [title, text] = fields && view ? [view.fields[fields.title], view.fields[fields.text] ?? ''] : []
    if (!company || !view || !fields || !title) return []
    return [
      {
        ...{ id, companyRef: company.ref, company: nameFor(company, language), place: casePlace(fields.number) },
        ...{ language: view.language, provenance: view.provenance },
        title: marked(title, groups),
        passage: passageOf([text ?? ''], groups) ?? [{ text: text ?? '', isHit: false }],
      },
    ]
  })
  return { cases, next, total, isLeast, isPartly }
}
