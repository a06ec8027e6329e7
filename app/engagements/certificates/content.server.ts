import type { Tx } from '#db/connect'
import type { EngagementTable, LanguageTag } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readDocuments } from '~/translations/queries.server'
import type { Both, CertificateContent, CertifiedMilestone, CertifiedOrder, CertifiedParty } from './certificate'

interface Wanted {
  engagement: EngagementTable
  number: string
  issuedAt: string
  supersedes: string | null
  isPriced: boolean
}

/** Puts together what a certificate says. Every word in it is the verified one of its language: contract and change orders are agreed in both. */
export async function contentOf(tx: Tx, { engagement, number, issuedAt, supersedes, isPriced }: Wanted): Promise<CertificateContent> {
  const { id, ref, requestId, buyerId, vendorId, valueMinor, currency, completedAt } = engagement
  const request = await tx.selectFrom('request').select(['ref', 'documentId']).where('id', '=', requestId).executeTakeFirstOrThrow()
  const contract = await tx
    .selectFrom('contractProposal')
    .select(['id', 'number', 'sha256Zh', 'sha256En'])
    .where('engagementId', '=', id)
    .where('status', '=', 'signed')
    .executeTakeFirstOrThrow()
  const signatories = await tx
    .selectFrom('contractSignature')
    .select(['side', 'name', 'createdAt as at'])
    .where('proposalId', '=', contract.id)
    .orderBy('createdAt')
    .orderBy('id')
    .execute()
  const words = await wordsOf(tx, id, request.documentId)
  return {
    format: 'setuqiao-certificate/1',
    number,
    issuedAt,
    supersedes,
    engagement: ref,
    request: request.ref,
    subject: words(request.documentId, 'title'),
    buyer: await partyOf(tx, buyerId),
    vendor: await partyOf(tx, vendorId),
    contract: {
      proposal: contract.number,
      signedAt: signatories.at(-1)!.at,
      sha256Zh: contract.sha256Zh!,
      sha256En: contract.sha256En!,
    },
    signatories,
    milestones: await milestonesIn(tx, id, words),
    changeOrders: await ordersIn(tx, id, words),
    completedAt: completedAt!,
    value: isPriced ? { minor: valueMinor, currency } : null,
  }
}

type Words = (documentId: string, field: string) => Both

/** Looks a field up in both languages; at most as many documents as an engagement has (its contract and its change orders). */
async function wordsOf(tx: Tx, engagementId: string, requestDocumentId: string): Promise<Words> {
  const orders = await tx.selectFrom('changeOrder').select('documentId').where('engagementId', '=', engagementId).limit(400).execute()
  const proposals = await tx
    .selectFrom('contractProposal')
    .select('documentId')
    .where('engagementId', '=', engagementId)
    .where('status', '=', 'signed')
    .execute()
  const ids = [requestDocumentId, ...[...proposals, ...orders].map(({ documentId }) => documentId)]
  const views: Record<LanguageTag, Map<string, DocumentView>> = {
    'zh-CN': await readDocuments(tx, ids, 'zh-CN'),
    en: await readDocuments(tx, ids, 'en'),
  }
  const text = (language: LanguageTag, documentId: string, field: string) => views[language].get(documentId)?.fields[field] ?? ''
  return (documentId, field) => ({ zh: text('zh-CN', documentId, field), en: text('en', documentId, field) })
}

async function partyOf(tx: Tx, companyId: string): Promise<CertifiedParty> {
  const { nameZh, nameEn, uscc, gstin } = await tx
    .selectFrom('company')
    .select(['nameZh', 'nameEn', 'uscc', 'gstin'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()
  return { nameZh, nameEn, identifier: uscc ?? gstin ?? '' }
}

async function milestonesIn(tx: Tx, engagementId: string, words: Words): Promise<CertifiedMilestone[]> {
  const rows = await tx
    .selectFrom('milestone')
    .innerJoin('delivery', 'delivery.milestoneId', 'milestone.id')
    .innerJoin('verdict', (join) => join.onRef('verdict.deliveryId', '=', 'delivery.id').on('verdict.decision', '=', 'accepted'))
    .innerJoin('person', 'person.id', 'verdict.decidedBy')
    .select(['milestone.id', 'milestone.number', 'milestone.documentId', 'milestone.titleField', 'milestone.dueOn'])
    .select(['milestone.deliveredAt', 'milestone.acceptedAt', 'delivery.number as rounds', 'verdict.id as verdictId', 'person.name as by'])
    .where('milestone.engagementId', '=', engagementId)
    .orderBy('milestone.number')
    .execute()
  const criteria = await tx
    .selectFrom('criterion')
    .innerJoin('criterionVerdict', 'criterionVerdict.criterionId', 'criterion.id')
    .select(['criterion.number', 'criterion.documentId', 'criterion.field', 'criterionVerdict.isMet', 'criterionVerdict.verdictId'])
    .where(
      'criterionVerdict.verdictId',
      'in',
      rows.map(({ verdictId }) => verdictId),
    )
    .orderBy('criterion.number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    title: words(row.documentId, row.titleField),
    dueOn: row.dueOn,
    deliveredAt: row.deliveredAt!,
    acceptedAt: row.acceptedAt!,
    acceptedBy: row.by,
    rounds: row.rounds,
    criteria: criteria
      .filter(({ verdictId }) => verdictId === row.verdictId)
      .map(({ number, documentId, field, isMet }) => ({ number, text: words(documentId, field), isMet: isMet === 1 })),
  }))
}

async function ordersIn(tx: Tx, engagementId: string, words: Words): Promise<CertifiedOrder[]> {
  const rows = await tx
    .selectFrom('changeOrder')
    .select(['number', 'documentId', 'decidedAt', 'sha256Zh', 'sha256En'])
    .where('engagementId', '=', engagementId)
    .where('status', '=', 'agreed')
    .orderBy('number')
    .execute()
  return rows.map(({ number, documentId, decidedAt, sha256Zh, sha256En }) => ({
    number,
    title: words(documentId, 'title'),
    agreedAt: decidedAt!,
    sha256Zh: sha256Zh!,
    sha256En: sha256En!,
  }))
}
