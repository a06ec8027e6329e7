import { databaseNow } from '#db/clock'
import { type Db, inSavepoint, inTransaction, type Tx } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { record } from '~/audit/record.server'
import { notify } from '~/notifications/commands.server'
import { enqueue } from '~/platform/jobs.server'
import { log } from '~/platform/log.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { moveRequest, tellHistory, titlesOf } from '~/requests/commands.server'
import { createDocument, publishDocument, publishUnverified, requestTranslation } from '~/translations/commands.server'
import type { OpeningFault } from '../award/award'
import { gateWorkingDays } from '../bid'
import { lockRequest, moveBid } from '../commands.server'
import { factsOf, fieldsOf, mustCoverage, type Offer, totalMinor, totalWeeks } from '../offer'
import { canonicalJson } from '../sealing/canonical'
import { sealedSubject } from '../sealing/commands.server'
import { unsealVersion } from '../sealing/queries.server'
import { matchesCommitment } from '../sealing/sealing.server'
import { wordsAreReady } from './queries.server'

/**
 * The opening, at the deadline by the database's clock: what was not reconfirmed lapses, every other bid is unsealed, its facts are written
 * out, its words become a document that waits for its translation, and its nonce is released. All in one transaction, and only once: a
 * request that is no longer open is left alone. A bid whose seal does not hold, or that cannot be opened, is set aside, said so, and does not
 * stop the others.
 */
export function openBids(db: Db, requestId: string) {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId)
    const now = await databaseNow(tx)
    if (request?.status !== 'open' || !request.deadlineAt) return { ok: true, opened: 0 } as const
    // An amendment has moved the deadline while this job waited: come back then.
    if (now < request.deadlineAt) {
      await enqueue(tx, 'openBids', { requestId }, { runAt: request.deadlineAt, uniqueKey: `openBids:${requestId}:${request.deadlineAt}` })
      return { ok: true, opened: 0 } as const
    }
    await lapse(tx, request)
    const bids = await standingBids(tx, requestId)
    const revealed: { ref: string; commitment: string | null; sealedEntries: string[]; isSound: boolean }[] = []
    const faults: unknown[] = []
    for (const bid of bids) {
      const { ref, commitment } = bid
      const sealedEntries = await sealedEntriesOf(tx, bid.id)
      const opening = await inSavepoint(tx, () => openBid(tx, { bid, request, now }))
      if (!opening.ok) {
        log.error({ bid: ref, message: String(opening.error) }, 'a bid could not be opened')
        faults.push(opening.error)
        await setAside(tx, { bid, request }, 'notOpened')
      }
      revealed.push({ ref, commitment, sealedEntries, isSound: opening.ok && opening.value.isSound })
    }
    const sound = revealed.filter(({ isSound }) => isSound).length
    // Not one could be opened: that is rather the program's fault than each bid's. All stay sealed, and the job waits for a person.
    if (sound === 0 && faults.length > 0) throw faults[0]
    if (sound === 0) {
      await moveRequest(tx, requestId, 'open', 'unsuccessful', { openedAt: now, reasonCode: 'noBids' })
      await tellHistory(tx, { requestId, event: 'unsuccessful', actorId: null, reasonCode: 'noBids', detail: { bids: revealed } })
    } else {
      await moveRequest(tx, requestId, 'open', 'evaluating', { openedAt: now })
      await tellHistory(tx, { requestId, event: 'evaluating', actorId: null, detail: { bids: revealed } })
      await enqueue(tx, 'bidGate', { requestId }, { runAt: addCommonWorkingDays(now, gateWorkingDays), uniqueKey: `bidGate:${requestId}` })
      await openGateWhenVerified(tx, requestId)
    }
    await notify(tx, {
      to: { companyId: request.companyId },
      kind: sound === 0 ? 'requestNoBids' : 'bidsOpened',
      values: { request: request.ref, title: await titlesOf(tx, requestId), count: sound },
      path: sound === 0 ? `/my/requests/${request.ref}` : `/my/requests/${request.ref}/compare`,
    })
    await touchPublicPages(tx)
    return { ok: true, opened: sound } as const
  })
}

/** A bid's document is verified in the buyer's language: when it was the last one, all bids become readable together. */
export function onBidVerified(db: Db, { requestId }: { requestId: string }) {
  return inTransaction(db, async (tx) => {
    if (await lockRequest(tx, requestId)) await openGateWhenVerified(tx, requestId)
  })
}

/** Three common working days have passed: all raw originals go out together, labelled unverified; the verified texts follow, again together. */
export function passGateUnverified(db: Db, requestId: string) {
  return inTransaction(db, async (tx) => {
    const request = await lockRequest(tx, requestId)
    if (request?.status !== 'evaluating') return
    await openGateWhenVerified(tx, requestId)
    const waiting = await bidsWithWords(tx, requestId, ['opened'])
    for (const { id, documentId } of waiting) {
      await publishUnverified(tx, { documentId })
      await moveBid(tx, id, 'opened', 'readable')
    }
    if (waiting.length === 0) return
    await record(tx, {
      actorId: null,
      event: 'bids.shownUnverified',
      subjectType: 'request',
      subjectId: requestId,
      detail: { count: waiting.length },
    })
    await tellReadable(tx, request, 'bidsShownUnverified')
  })
}

/** Opens the gate if every bid's words are verified; does nothing else, so it may be asked at any time. */
export async function openGateWhenVerified(tx: Tx, requestId: string): Promise<void> {
  const bids = await bidsWithWords(tx, requestId, ['opened', 'readable', 'shortlisted', 'won', 'not_selected'])
  if (bids.length === 0) return
  const buyer = await languageOfBuyer(tx, requestId)
  const isReady = await wordsAreReady(tx, { documentIds: bids.map(({ documentId }) => documentId), language: buyer })
  if (!isReady) return
  const first = bids.filter(({ status }) => status === 'opened')
  const late = bids.some(({ isPublished, sourceLanguage }) => !isPublished && sourceLanguage !== buyer)
  if (first.length === 0 && !late) return
  for (const { documentId, sourceLanguage } of bids) {
    const published = await publishDocument(tx, { documentId })
    // Written in the buyer's own language: nothing had to be translated for the comparison.
    if (!published.ok && sourceLanguage === buyer) await publishUnverified(tx, { documentId })
  }
  for (const { id } of first) await moveBid(tx, id, 'opened', 'readable')
  await record(tx, { actorId: null, event: 'bids.readable', subjectType: 'request', subjectId: requestId, detail: { count: bids.length } })
  const request = await tx
    .selectFrom('request')
    .select(['id', 'ref', 'companyId', 'status'])
    .where('id', '=', requestId)
    .executeTakeFirstOrThrow()
  if (request.status === 'evaluating') await tellReadable(tx, request, first.length > 0 ? 'bidsReadable' : 'bidsVerifiedLater')
}

async function tellReadable(tx: Tx, request: { id: string; ref: string; companyId: string }, kind: string) {
  await notify(tx, {
    to: { companyId: request.companyId },
    kind,
    values: { request: request.ref, title: await titlesOf(tx, request.id) },
    path: `/my/requests/${request.ref}/compare`,
  })
}

interface Opening {
  request: { id: string; ref: string }
  bid: Awaited<ReturnType<typeof standingBids>>[number]
  now: InstantText
}

async function openBid(tx: Tx, { bid, request, now }: Opening): Promise<{ isSound: boolean }> {
  const { id, ref, version } = bid
  const unsealed = await unsealVersion(tx, { bidId: id, requestId: request.id, number: version })
  const isSound = unsealed.ok && bid.commitment !== null && matchesCommitment(unsealed.value.content, unsealed.value.nonce, bid.commitment)
  if (!isSound) {
    await setAside(tx, { bid, request }, 'sealBroken')
    return { isSound }
  }
  const offer = unsealed.value.content as unknown as Offer
  const { documentId } = await createDocument(tx, {
    kind: 'bid',
    subjectId: id,
    requestId: request.id,
    sourceLanguage: bid.language,
    authorId: bid.submittedBy,
    companyId: bid.companyId,
    fields: fieldsOf(offer),
  })
  await requestTranslation(tx, { documentId })
  const requirements = await tx.selectFrom('requirement').select(['key', 'level']).where('requestId', '=', request.id).execute()
  await tx
    .updateTable('bid')
    .set({
      documentId,
      currency: offer.currency,
      totalMinor: totalMinor(offer.milestones),
      weeks: totalWeeks(offer.milestones),
      teamSize: offer.teamSize,
      ...mustCoverage(offer, requirements),
      factsJson: JSON.stringify(factsOf(offer)),
    })
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('bidVersion')
    .set({ contentOpened: canonicalJson(unsealed.value.content), nonceOpened: unsealed.value.nonce })
    .where('bidId', '=', id)
    .where('number', '=', version)
    .execute()
  if (!(await moveBid(tx, id, 'submitted', 'opened'))) throw new Error('A bid moved under the lock of its request')
  await record(tx, {
    actorId: null,
    event: 'bid.opened',
    subjectType: 'bid',
    subjectId: id,
    detail: { ref, version, commitment: bid.commitment, at: now },
  })
  await notify(tx, { to: { companyId: bid.companyId }, kind: 'bidOpened', values: { ref, request: request.ref }, path: `/my/bids/${ref}` })
  return { isSound }
}

/** Out of the comparison, through nobody's decision: the audit names the bid, and its vendor and the operators are told. */
async function setAside(tx: Tx, { bid, request }: Omit<Opening, 'now'>, reason: OpeningFault): Promise<void> {
  const { id, ref, version, companyId } = bid
  await moveBid(tx, id, 'submitted', 'disqualified')
  await tx.updateTable('bid').set({ disqualifiedReason: reason }).where('id', '=', id).execute()
  await record(tx, { actorId: null, event: `bid.${reason}`, subjectType: 'bid', subjectId: id, detail: { ref, version } })
  for (const to of [{ companyId }, { staff: 'operator' }] as const) {
    await notify(tx, { to, kind: noticeOf[reason], values: { ref, request: request.ref }, path: `/requests/${request.ref}` })
  }
}

const noticeOf = { sealBroken: 'bidSealBroken', notOpened: 'bidNotOpened' } as const satisfies Record<OpeningFault, string>

/** What was not sent, or not said again after an amendment, is over. */
async function lapse(tx: Tx, request: { id: string; ref: string }): Promise<void> {
  const over = await tx
    .selectFrom('bid')
    .select(['id', 'ref', 'companyId', 'status'])
    .where('requestId', '=', request.id)
    .where('status', 'in', ['draft', 'needs_reconfirm'])
    .orderBy('id')
    .execute()
  for (const { id, ref, companyId, status } of over) {
    if (!(await moveBid(tx, id, status, 'lapsed')) || status === 'draft') continue
    await notify(tx, { to: { companyId }, kind: 'bidLapsed', values: { ref, request: request.ref }, path: `/my/bids/${ref}` })
  }
}

const standingBids = (tx: Tx, requestId: string) =>
  tx
    .selectFrom('bid')
    .innerJoin('bidVersion', (join) => join.onRef('bidVersion.bidId', '=', 'bid.id').onRef('bidVersion.number', '=', 'bid.version'))
    .innerJoin('company', 'company.id', 'bid.companyId')
    .select(['bid.id', 'bid.ref', 'bid.companyId', 'bid.version', 'bidVersion.commitment', 'bidVersion.submittedBy', 'company.language'])
    .where('bid.requestId', '=', requestId)
    .where('bid.status', '=', 'submitted')
    .orderBy('bid.id')
    .execute()

/** Names in the audit of what was done to this bid while it was sealed, now that they may be read. */
async function sealedEntriesOf(tx: Tx, bidId: string): Promise<string[]> {
  const versions = await tx
    .selectFrom('bidVersion')
    .select(['number', 'commitment'])
    .where('bidId', '=', bidId)
    .where('number', '>', 0)
    .orderBy('number')
    .execute()
  const possible = [
    sealedSubject({ deed: 'drafted', bidId, version: 0, commitment: null }),
    ...versions.flatMap(({ number: version, commitment }) =>
      (['submitted', 'reconfirmed'] as const).map((deed) => sealedSubject({ deed, bidId, version, commitment })),
    ),
  ]
  const rows = await tx
    .selectFrom('auditEntry')
    .select('subjectId')
    .where('subjectType', '=', 'sealedBid')
    .where('subjectId', 'in', possible)
    .orderBy('number')
    .execute()
  return rows.map(({ subjectId }) => subjectId)
}

async function bidsWithWords(tx: Tx, requestId: string, statuses: ('opened' | 'readable' | 'shortlisted' | 'won' | 'not_selected')[]) {
  const rows = await tx
    .selectFrom('bid')
    .innerJoin('document', 'document.id', 'bid.documentId')
    .leftJoin('publication', (join) =>
      join
        .onRef('publication.documentId', '=', 'bid.documentId')
        .onRef('publication.language', '!=', 'document.sourceLanguage')
        .on('publication.provenance', '=', 'verified'),
    )
    .select(['bid.id', 'bid.status', 'document.id as documentId', 'document.sourceLanguage', 'publication.documentId as publishedId'])
    .where('bid.requestId', '=', requestId)
    .where('bid.status', 'in', statuses)
    .orderBy('bid.id')
    .execute()
  return rows.map(({ publishedId, ...row }) => ({ ...row, isPublished: publishedId !== null }))
}

async function languageOfBuyer(tx: Tx, requestId: string): Promise<LanguageTag> {
  const { language } = await tx
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .select('company.language')
    .where('request.id', '=', requestId)
    .executeTakeFirstOrThrow()
  return language
}
