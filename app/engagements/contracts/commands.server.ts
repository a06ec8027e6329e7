import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable, LanguageTag } from '#db/schema'
import { countAmount, countSpan } from '~/corridors/outcomes/commands.server'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { createDocument, publishDocument, requestTranslation } from '~/translations/commands.server'
import { readDocument } from '~/translations/queries.server'
import { abandonTranslation } from '~/translations/tasks/commands.server'
import { type Deed, lockEngagement, lockForParty, moveEngagement, tellHistory, tellOther, tellParty } from '../commands.server'
import { createMilestones } from '../milestones/commands.server'
import { canMove, canSign, type Draft, mayWithdraw, type ProposalStatus, type Terms, totalOf, whoProposes } from './contract'
import { lastProposal, signaturesOf } from './queries.server'
import { contractText, hashOf } from './wording.server'

interface Propose extends Deed, Draft {
  /** The language that the words are written in. */
  language: LanguageTag
  /** Number of the proposal that was read before writing this one; 0 for none. */
  basedOn: number
}

/** Contracts are waited for by two companies: they go before requests and bids in the translators' queue. */
const priority = 10

/**
 * Puts terms forward, or answers the other side's with a counter-proposal. Signatures under what it answers no longer count. The words go to
 * the translators; the other side is told when both languages are verified.
 */
export function proposeTerms(db: Db, { actorId, companyId, engagementId, language, basedOn, terms, fields }: Propose) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, { engagementId, companyId })
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    // What is built together is not begun before both have agreed who owns what is made.
    if ((await modeOf(tx, engagement.requestId)) === 'build' && !terms.together) return { ok: false, reason: 'splitMissing' } as const
    const last = await lastProposal(tx, engagementId)
    if ((last?.number ?? 0) !== basedOn) return { ok: false, reason: 'changedSince' } as const
    if (whoProposes(engagement.status, last) !== side) return { ok: false, reason: 'notYourTurn' } as const
    const now = await databaseNow(tx)
    const today = chinaDay(now)
    if (terms.milestones.some(({ dueOn }) => dueOn < today)) return { ok: false, reason: 'dueInPast', today } as const
    if (last?.status === 'ready') await moveProposal(tx, last.id, 'ready', 'superseded')
    const id = newId()
    const number = basedOn + 1
    const { documentId } = await createDocument(tx, {
      kind: 'contract',
      subjectId: id,
      requestId: engagement.requestId,
      sourceLanguage: language,
      authorId: actorId,
      companyId,
      fields,
    })
    await tx
      .insertInto('contractProposal')
      .values({
        id,
        engagementId,
        number,
        side,
        proposedBy: actorId,
        documentId,
        status: 'in_translation',
        termsJson: JSON.stringify(terms),
        textZh: null,
        textEn: null,
        sha256Zh: null,
        sha256En: null,
        createdAt: now,
        readyAt: null,
      })
      .execute()
    await tellHistory(tx, { engagementId, event: 'termsProposed', actorId, detail: { number, side } })
    await requestTranslation(tx, { documentId, priority })
    return { ok: true, number } as const
  })
}

const modeOf = async (tx: Tx, requestId: string) =>
  (await tx.selectFrom('request').select('mode').where('id', '=', requestId).executeTakeFirstOrThrow()).mode

/** The words read in both languages: both texts are put together, hashed and shown to both sides. Runs from a job, perhaps twice. */
export function onContractVerified(db: Db, { documentId }: { documentId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const proposal = await tx
      .selectFrom('contractProposal')
      .select(['id', 'engagementId', 'number', 'side', 'status', 'termsJson'])
      .where('documentId', '=', documentId)
      .executeTakeFirst()
    if (proposal?.status !== 'in_translation') return
    const engagement = await lockEngagement(tx, proposal.engagementId)
    if (!engagement) return
    const published = await publishDocument(tx, { documentId })
    if (!published.ok) return
    const texts = await textsOf(tx, { engagement, documentId, number: proposal.number, terms: JSON.parse(proposal.termsJson) as Terms })
    const isMoved = await moveProposal(tx, proposal.id, 'in_translation', 'ready', {
      textZh: texts['zh-CN'],
      textEn: texts.en,
      sha256Zh: hashOf(texts['zh-CN']),
      sha256En: hashOf(texts.en),
      readyAt: await databaseNow(tx),
    })
    if (!isMoved) return
    const { number, side } = proposal
    await tellHistory(tx, { engagementId: engagement.id, event: 'termsReady', actorId: null, detail: { number } })
    await tellOther(tx, { engagement, side, kind: 'termsToRead', values: { number }, path: '/contract' })
    await tellParty(tx, { engagement, to: side, kind: 'termsVerified', values: { number }, path: '/contract' })
  })
}

interface Sign extends Deed {
  number: number
  name: string
  /** Of the texts that the signer had before them. */
  sha256Zh: string
  sha256En: string
}

/**
 * Signs both texts by their hashes. When the second side has signed, the contract is locked, its milestones exist and the work begins: all in
 * this transaction.
 */
export function signTerms(db: Db, { actorId, companyId, engagementId, number, name, sha256Zh, sha256En }: Sign) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, { engagementId, companyId })
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const last = await lastProposal(tx, engagementId)
    if (!last || last.number !== number || last.sha256Zh !== sha256Zh || last.sha256En !== sha256En)
      return { ok: false, reason: 'changedSince' } as const
    const before = await signaturesOf(tx, last.id)
    const signed = before.map((signature) => signature.side)
    if (!canSign(side, engagement.status, last, signed)) return { ok: false, reason: 'alreadySigned' } as const
    const now = await databaseNow(tx)
    await tx
      .insertInto('contractSignature')
      .values({ id: newId(), proposalId: last.id, side, personId: actorId, name, sha256Zh, sha256En, createdAt: now })
      .execute()
    await tellHistory(tx, { engagementId, event: 'termsSigned', actorId, detail: { number, side } })
    if (signed.length === 0) {
      await tellOther(tx, { engagement, side, kind: 'termsToSign', values: { number }, path: '/contract' })
      return { ok: true, isActive: false } as const
    }
    const terms = JSON.parse(last.termsJson) as Terms
    await moveProposal(tx, last.id, 'ready', 'signed')
    const total = totalOf(terms)
    await moveEngagement(tx, engagementId, 'contracting', 'active', {
      ...{ activatedAt: now, baseMinor: total, valueMinor: total },
      ...(terms.together ? { pilotNumber: terms.together.pilot, scaleRound: 1 } : {}),
    })
    await createMilestones(tx, { engagementId, documentId: last.documentId, terms, now })
    await tellHistory(tx, { engagementId, event: 'contractSigned', actorId, detail: { number } })
    await countAmount(tx, { engagementId, kind: 'contracted', amountMinor: total })
    await countSpan(tx, { requestId: engagement.requestId, kind: 'contract', since: engagement.createdAt })
    await tellParty(tx, {
      engagement,
      to: 'both',
      kind: 'contractSigned',
      values: { value: { minor: total, currency: engagement.currency } },
    })
    return { ok: true, isActive: true } as const
  })
}

/** Whoever proposed the terms takes them back before anybody has signed. */
export function withdrawTerms(db: Db, { actorId, ...deed }: Deed) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const last = await lastProposal(tx, engagement.id)
    const signed = last ? await signaturesOf(tx, last.id) : []
    const sides = signed.map((signature) => signature.side)
    if (!last || !mayWithdraw(side, engagement.status, last, sides)) return { ok: false, reason: 'movedOn' } as const
    await withdrawOpenTerms(tx, engagement.id)
    await tellHistory(tx, { engagementId: engagement.id, event: 'termsWithdrawn', actorId, detail: { number: last.number, side } })
    await tellOther(tx, { engagement, side, kind: 'termsWithdrawn', values: { number: last.number }, path: '/contract' })
    return { ok: true } as const
  })
}

/** Terms that nobody will sign: their words leave the translators' queue. */
export async function withdrawOpenTerms(tx: Tx, engagementId: string): Promise<void> {
  const last = await lastProposal(tx, engagementId)
  if (!last || !canMove(last.status, 'withdrawn')) return
  await abandonTranslation(tx, last)
  await moveProposal(tx, last.id, last.status, 'withdrawn')
}

async function moveProposal(
  tx: Tx,
  id: string,
  from: ProposalStatus,
  to: ProposalStatus,
  changes: Partial<Record<'textZh' | 'textEn' | 'sha256Zh' | 'sha256En' | 'readyAt', string>> = {},
): Promise<boolean> {
  if (!canMove(from, to)) throw new Error(`A proposal never goes from ${from} to ${to}`)
  const { numUpdatedRows } = await tx
    .updateTable('contractProposal')
    .set({ ...changes, status: to })
    .where('id', '=', id)
    .where('status', '=', from)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

interface Written {
  engagement: EngagementTable
  documentId: string
  number: number
  terms: Terms
}

/** The contract in both languages, from the published words. */
async function textsOf(tx: Tx, { engagement, documentId, number, terms }: Written): Promise<Record<LanguageTag, string>> {
  const request = await tx.selectFrom('request').select('ref').where('id', '=', engagement.requestId).executeTakeFirstOrThrow()
  const companies = await tx
    .selectFrom('company')
    .select(['id', 'nameZh', 'nameEn', 'uscc', 'gstin'])
    .where('id', 'in', [engagement.buyerId, engagement.vendorId])
    .execute()
  const party = (id: string) => {
    const { nameZh, nameEn, uscc, gstin } = companies.find((company) => company.id === id)!
    return { nameZh, nameEn, identifier: uscc ?? gstin ?? '' }
  }
  const contract = {
    ref: engagement.ref,
    number,
    requestRef: request.ref,
    buyer: party(engagement.buyerId),
    vendor: party(engagement.vendorId),
    currency: engagement.currency,
    terms,
  }
  const text = async (language: LanguageTag) =>
    contractText(contract, (await readDocument(tx, { documentId, language }))?.fields ?? {}, language)
  return { 'zh-CN': await text('zh-CN'), en: await text('en') }
}
