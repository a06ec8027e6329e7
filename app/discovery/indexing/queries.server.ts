import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import type { DayText, InstantText, LanguageTag, SearchKind } from '#db/schema'
import { type Certificate, holds } from '~/companies/capabilities/capability'
import { capabilitiesFor } from '~/companies/capabilities/queries.server'
import { technologiesOf } from '~/companies/company'
import { chinaDay } from '~/platform/china-day'
import { languages } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { boardStates } from '~/requests/board/filters'
import type { Fields } from '~/translations/document'
import { caseSubject } from '../cases/subject'
import type { Facet } from '../facet'
import type { Findable } from './findable'

/** What everybody may find of something now; null when that is nothing. */
export function findableOf(tx: Tx, kind: SearchKind, subjectId: string): Promise<Findable | null> {
  if (kind === 'request') return requestOf(tx, subjectId)
  if (kind === 'company') return companyOf(tx, subjectId)
  return kind === 'case' ? caseOf(tx, subjectId) : questionOf(tx, subjectId)
}

async function requestOf(tx: Tx, id: string): Promise<Findable | null> {
  const request = await tx
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .leftJoin('corridor', 'corridor.id', 'request.corridorId')
    .select(['request.ref', 'request.documentId', 'request.status', 'request.vertical', 'request.division', 'request.corridorId'])
    .select(['request.mode', 'request.budgetUsd', 'request.publishedAt', 'request.deadlineAt', 'company.nameZh', 'company.nameEn'])
    .select(['company.cityZh', 'company.cityEn'])
    .select(['corridor.nameZh as corridorZh', 'corridor.nameEn as corridorEn'])
    .where('request.id', '=', id)
    .where('request.status', 'in', boardStates)
    .executeTakeFirst()
  if (!request?.publishedAt) return null
  const texts = await publishedFields(tx, request.documentId)
  if (texts.length === 0) return null
  const chosen = await tx.selectFrom('requestTechnology').select('technology').where('requestId', '=', id).limit(50).execute()
  const technologies = chosen.map(({ technology }) => technology)
  const { vertical, division, corridorId, mode } = request
  return {
    ...{ kind: 'request', subjectId: id, publishedAt: request.publishedAt, foundUntil: null },
    ...{ deadlineAt: request.deadlineAt, budgetUsd: request.budgetUsd },
    title: texts.map(({ title = '' }) => title),
    summary: [...texts.map(({ summary = '' }) => summary), request.ref],
    body: [
      ...texts.flatMap(({ title: _, summary: __, ...others }) => Object.values(others)),
      ...[request.nameZh, request.nameEn, request.cityZh, request.cityEn, request.corridorZh ?? '', request.corridorEn ?? ''],
      ...labels('technology', technologies),
      ...labels('vertical', vertical ? [vertical] : []),
      ...labels('division', division ? [division] : []),
      ...labels('mode', mode === 'build' ? [mode] : []),
    ],
    facets: [
      ['state', request.status],
      ['mode', mode],
      ...(vertical ? ([['vertical', vertical]] satisfies [Facet, string][]) : []),
      ...(division ? ([['division', division]] satisfies [Facet, string][]) : []),
      ...(corridorId ? ([['corridor', corridorId]] satisfies [Facet, string][]) : []),
      ...technologies.map((each): [Facet, string] => ['technology', each]),
    ],
  }
}

async function companyOf(tx: Tx, id: string): Promise<Findable | null> {
  const company = await tx.selectFrom('company').selectAll().where('id', '=', id).where('status', '=', 'verified').executeTakeFirst()
  if (!company?.verifiedUntil) return null
  const texts = company.documentId ? await publishedFields(tx, company.documentId) : []
  const technologies = technologiesOf(company)
  const { vertical, division, corridorId } = company
  const stated = await capabilitiesFor(tx, id)
  const verticals = [...new Set([...(vertical ? [vertical] : []), ...stated.verticals])]
  const today = chinaDay(await databaseNow(tx))
  const certificates = stated.certificates.filter((each) => holds(each, today))
  return {
    ...{ kind: 'company', subjectId: id, publishedAt: company.createdAt, foundUntil: company.verifiedUntil },
    ...{ deadlineAt: null, budgetUsd: null, renewAt: firstEndOf(certificates) },
    title: [company.nameZh, company.nameEn],
    summary: [company.ref, company.cityZh, company.cityEn, ...labels('technology', technologies)],
    body: [
      ...texts.flatMap((fields) => Object.values(fields)),
      ...labels('vertical', verticals),
      ...labels('division', division ? [division] : []),
      ...certificates.map(({ name }) => name),
    ],
    facets: [
      ['side', company.kind],
      ...verticals.map((each): [Facet, string] => ['vertical', each]),
      ...(corridorId ? ([['corridor', corridorId]] satisfies [Facet, string][]) : []),
      ...technologies.map((each): [Facet, string] => ['technology', each]),
    ],
  }
}

/** The end of the last day, in China, of the certificate that runs out first. */
function firstEndOf(certificates: readonly Certificate[]): InstantText | null {
  const last = certificates.flatMap(({ expiresOn }): DayText[] => (expiresOn ? [expiresOn] : [])).sort()[0]
  return last ? `${last}T16:00:00.000Z` : null
}

/** A case study of a vendor's profile, as long as everybody may read the profile. */
async function caseOf(tx: Tx, subjectId: string): Promise<Findable | null> {
  const { companyId, fields } = caseSubject(subjectId)
  const company = await tx
    .selectFrom('company')
    .select(['nameZh', 'nameEn', 'cityZh', 'cityEn', 'corridorId', 'documentId', 'technologiesJson', 'createdAt', 'verifiedUntil'])
    .where('id', '=', companyId)
    .where('kind', '=', 'vendor')
    .where('status', '=', 'verified')
    .executeTakeFirst()
  if (!company?.verifiedUntil || !company.documentId || !fields) return null
  const texts = (await publishedFields(tx, company.documentId)).filter((each) => each[fields.title])
  if (texts.length === 0) return null
  return {
    ...{ kind: 'case', subjectId, publishedAt: company.createdAt, foundUntil: company.verifiedUntil, deadlineAt: null, budgetUsd: null },
    title: texts.map((each) => each[fields.title] ?? ''),
    summary: texts.map((each) => each[fields.text] ?? ''),
    body: [company.nameZh, company.nameEn, company.cityZh, company.cityEn],
    facets: [
      ...(company.corridorId ? ([['corridor', company.corridorId]] satisfies [Facet, string][]) : []),
      ...technologiesOf(company).map((each): [Facet, string] => ['technology', each]),
    ],
  }
}

async function questionOf(tx: Tx, id: string): Promise<Findable | null> {
  const question = await tx
    .selectFrom('question')
    .innerJoin('request', 'request.id', 'question.requestId')
    .select(['question.ref', 'question.questionDocumentId', 'question.answerDocumentId', 'question.publishedAt'])
    .where('question.id', '=', id)
    .where('question.status', '=', 'published')
    .where('request.publishedAt', 'is not', null)
    .executeTakeFirst()
  if (!question?.publishedAt || !question.answerDocumentId) return null
  const [asked, answered] = [await publishedFields(tx, question.questionDocumentId), await publishedFields(tx, question.answerDocumentId)]
  return {
    ...{ kind: 'question', subjectId: id, publishedAt: question.publishedAt, foundUntil: null, deadlineAt: null, budgetUsd: null },
    title: asked.flatMap((fields) => Object.values(fields)),
    summary: [],
    body: answered.flatMap((fields) => Object.values(fields)),
    facets: [],
  }
}

/** The words that are out, in each language; once where the other language has only the original. */
async function publishedFields(tx: Tx, documentId: string): Promise<Fields[]> {
  const rows = await tx
    .selectFrom('publication')
    .select('fieldsJson')
    .where('documentId', '=', documentId)
    .where('provenance', 'in', ['original', 'verified'])
    .limit(2)
    .execute()
  return rows.map(({ fieldsJson }) => JSON.parse(fieldsJson) as Fields)
}

/** What the pages call a choice, in both languages. */
const labels = (list: 'technology' | 'vertical' | 'division' | 'mode', values: readonly string[]): string[] =>
  languages.flatMap((language: LanguageTag) => values.map((value) => translateFor(language)(`requests:${list}.${value}`)))
