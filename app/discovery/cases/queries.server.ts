import type { Db } from '#db/connect'
import { nameFor } from '~/companies/company'
import { casePlace } from '~/companies/profile/case-study'
import { readDocuments } from '~/translations/queries.server'
import { marked, passageOf } from '../passage'
import { searchWords, type WordSearch } from '../queries.server'
import { caseSubject } from './subject'

export type FoundCase = Awaited<ReturnType<typeof searchCases>>['cases'][number]

/** Case studies of vendors whose profile everybody may read today, each with the place on its company's page where it stands. */
export async function searchCases(db: Db, wanted: WordSearch) {
  const { groups, language, now } = wanted
  const { ids, ...found } = await searchWords(db, 'case', wanted)
  if (ids.length === 0) return { cases: [], ...found }
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
  return { cases, ...found }
}
