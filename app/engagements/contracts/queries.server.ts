import type { Db, Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import type { OfferFacts } from '~/bids/offer'
import { chinaDay } from '~/platform/china-day'
import { togetherFacts } from '~/requests/together/together'
import { readDocument, readLatest } from '~/translations/queries.server'
import type { Side } from '../engagement'
import { type Draft, daysAfter, drawTerms, type Proposal, type Terms } from './contract'

/** Weeks are counted from a week after the draft: nobody starts on the day of the signature. */
const daysUntilStart = 7

/** The first draft, in one language, from what is published in it. */
export async function drawContract(
  db: Db,
  { requestId, bidId, language, now }: { requestId: string; bidId: string; language: LanguageTag; now: InstantText },
): Promise<Draft> {
  const { documentId, mode, togetherJson } = await db
    .selectFrom('request')
    .select(['documentId', 'mode', 'togetherJson'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  const bid = await db.selectFrom('bid').select(['documentId', 'factsJson']).where('id', '=', bidId).executeTakeFirstOrThrow()
  const requirements = await db
    .selectFrom('requirement')
    .select('key')
    .where('requestId', '=', requestId)
    .orderBy('ordinal')
    .limit(60)
    .execute()
  const published = await db
    .selectFrom('question')
    .select(['questionDocumentId', 'answerDocumentId'])
    .where('requestId', '=', requestId)
    .where('status', '=', 'published')
    .orderBy('publishedAt')
    .orderBy('id')
    .limit(20)
    .execute()
  const read = async (id: string | null) => (id ? ((await readDocument(db, { documentId: id, language }))?.fields ?? {}) : {})
  const answers = await Promise.all(
    published.map(async (each) => ({
      question: (await read(each.questionDocumentId)).text ?? '',
      answer: (await read(each.answerDocumentId)).text ?? '',
    })),
  )
  const offered = JSON.parse(bid.factsJson ?? '{"milestones":[]}') as Pick<OfferFacts, 'milestones' | 'together'>
  return drawTerms({
    requirements: requirements.map(({ key }) => key),
    request: await read(documentId),
    bid: await read(bid.documentId),
    milestones: offered.milestones,
    together: mode === 'build' && offered.together ? { request: togetherFacts(togetherJson), bid: offered.together } : null,
    answers,
    startOn: daysAfter(chinaDay(now), daysUntilStart),
  })
}

export interface ShownProposal extends Proposal, Draft {
  id: string
  documentId: string
  /** Language of `fields`: the reader's, or the writer's while there is nothing verified. */
  language: LanguageTag
  createdAt: InstantText
  proposedBy: string
  readyAt: InstantText | null
  /** The text to be signed, once it reads in both languages. */
  texts: Record<LanguageTag, { text: string; sha256: string }> | null
  /** By when the translation is due, while it is under way. */
  dueAt: InstantText | null
}

/** Proposals of an engagement, newest first, in the reader's language as far as they are verified in it. */
export async function proposalsOf(
  db: Db,
  { engagementId, language, most = 20 }: { engagementId: string; language: LanguageTag; most?: number },
): Promise<ShownProposal[]> {
  const rows = await db
    .selectFrom('contractProposal')
    .innerJoin('person', 'person.id', 'contractProposal.proposedBy')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'contractProposal.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .selectAll('contractProposal')
    .select(['person.name', 'translationTask.dueAt'])
    .where('contractProposal.engagementId', '=', engagementId)
    .orderBy('contractProposal.number', 'desc')
    .limit(most)
    .execute()
  return Promise.all(
    rows.map(async ({ name, termsJson, textZh, textEn, sha256Zh, sha256En, dueAt, ...row }) => {
      const view = await readLatest(db, { documentId: row.documentId, language })
      return {
        id: row.id,
        number: row.number,
        side: row.side,
        status: row.status,
        documentId: row.documentId,
        createdAt: row.createdAt,
        readyAt: row.readyAt,
        proposedBy: name,
        dueAt,
        terms: JSON.parse(termsJson) as Terms,
        fields: view?.fields ?? {},
        language: view?.language ?? language,
        texts:
          textZh !== null && textEn !== null && sha256Zh !== null && sha256En !== null
            ? { 'zh-CN': { text: textZh, sha256: sha256Zh }, en: { text: textEn, sha256: sha256En } }
            : null,
      }
    }),
  )
}

export interface Signature {
  side: Side
  name: string
  at: InstantText
  sha256Zh: string
  sha256En: string
}

/** Who has signed a proposal. */
export const signaturesOf = (db: Db | Tx, proposalId: string): Promise<Signature[]> =>
  db
    .selectFrom('contractSignature')
    .select(['side', 'name', 'createdAt as at', 'sha256Zh', 'sha256En'])
    .where('proposalId', '=', proposalId)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()

/** The newest proposal of an engagement, as the rules need it. */
export async function lastProposal(db: Db | Tx, engagementId: string) {
  const row = await db
    .selectFrom('contractProposal')
    .select(['id', 'number', 'side', 'status', 'documentId', 'termsJson', 'sha256Zh', 'sha256En', 'readyAt', 'createdAt'])
    .where('engagementId', '=', engagementId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The text of a proposal that reads in both languages. */
export async function contractTextOf(
  db: Db,
  { engagementId, number, language }: { engagementId: string; number: number; language: LanguageTag },
): Promise<string | null> {
  if (!Number.isInteger(number)) return null
  const row = await db
    .selectFrom('contractProposal')
    .select(['textZh', 'textEn'])
    .where('engagementId', '=', engagementId)
    .where('number', '=', number)
    .executeTakeFirst()
  return (language === 'zh-CN' ? row?.textZh : row?.textEn) ?? null
}
