import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import type { ReadableDocument } from './reading'

/** What decides who may read a document; null when there is none of this id. */
export async function readableDocument(
  db: Db,
  { documentId, companyId }: { documentId: string; companyId: string | null },
): Promise<(ReadableDocument & { sourceLanguage: LanguageTag }) | null> {
  const document = await db
    .selectFrom('document')
    .leftJoin('request', 'request.id', 'document.requestId')
    .leftJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .select([
      'document.kind',
      'document.companyId',
      'document.requestId',
      'document.sourceLanguage',
      'request.companyId as buyerId',
      'publication.revisionId as published',
    ])
    .where('document.id', '=', documentId)
    .executeTakeFirst()
  if (!document) return null
  const { published, requestId, ...facts } = document
  const engagement =
    requestId && companyId
      ? await db
          .selectFrom('engagement')
          .select('id')
          .where('requestId', '=', requestId)
          .where((where) => where.or([where('buyerId', '=', companyId), where('vendorId', '=', companyId)]))
          .executeTakeFirst()
      : undefined
  const bid =
    requestId && companyId
      ? await db
          .selectFrom('bid')
          .select('id')
          .where('requestId', '=', requestId)
          .where('companyId', '=', companyId)
          .where('submittedAt', 'is not', null)
          .limit(1)
          .executeTakeFirst()
      : undefined
  return { ...facts, isPublished: published !== null, isBidder: bid !== undefined, isParty: engagement !== undefined }
}

export interface ProvenanceStep {
  step: 'requested' | 'submitted' | 'verified'
  at: string
  person: string | null
}

export interface ProvenanceVersion {
  /** Number of the revision. */
  number: number
  isOut: boolean
  steps: ProvenanceStep[]
}

/** Revisions that are told about. */
const mostVersions = 20

/**
 * The verified translations of a document, newest first, none newer than what is out: what readers may know of how it came
 * about. Staff see the same page; the work itself is in the editor.
 */
export async function readProvenance(db: Db, { documentId, targetLanguage }: { documentId: string; targetLanguage: LanguageTag }) {
  const out = await db
    .selectFrom('publication')
    .innerJoin('revision', 'revision.id', 'publication.revisionId')
    .select(['revision.number', 'publication.publishedAt'])
    .where('publication.documentId', '=', documentId)
    .where('publication.language', '=', targetLanguage)
    .executeTakeFirst()
  if (!out) return { publishedAt: null, versions: [] }
  const rows = await db
    .selectFrom('translationTask')
    .innerJoin('revision', 'revision.id', 'translationTask.revisionId')
    .leftJoin('person as translator', 'translator.id', 'translationTask.translatorId')
    .leftJoin('person as reviewer', 'reviewer.id', 'translationTask.reviewerId')
    .select([
      'revision.number',
      'translationTask.createdAt',
      'translationTask.submittedAt',
      'translationTask.verifiedAt',
      'translator.name as translator',
      'reviewer.name as reviewer',
    ])
    .where('translationTask.documentId', '=', documentId)
    .where('translationTask.targetLanguage', '=', targetLanguage)
    .where('translationTask.status', '=', 'verified')
    .where('revision.number', '<=', out.number)
    .orderBy('revision.number', 'desc')
    .limit(mostVersions)
    .execute()
  const versions = rows.map(({ number, createdAt, submittedAt, verifiedAt, translator, reviewer }): ProvenanceVersion => {
    const steps: ProvenanceStep[] = [{ step: 'requested', at: createdAt, person: null }]
    if (submittedAt) steps.push({ step: 'submitted', at: submittedAt, person: translator })
    if (verifiedAt) steps.push({ step: 'verified', at: verifiedAt, person: reviewer })
    return { number, isOut: number === out.number, steps }
  })
  return { publishedAt: out.publishedAt, versions }
}
