import type { Offer } from '../../app/bids/offer'
import { newId, newRef } from '../../app/platform/ids'
import { type Together, togetherFields, togetherJson } from '../../app/requests/together/together'
import { createDocument, publishUnverified } from '../../app/translations/commands.server'
import { type Db, inTransaction } from '../../db/connect'

/** A world for bids: one buyer with an open request, and as many verified vendors as wanted. Instants are told, never read from a clock. */
export const publishedAt = '2026-11-02T02:00:00.000Z'
export const deadlineAt = '2026-11-16T09:00:00.000Z'
/** A moment at which bids are taken. */
export const during = '2026-11-10T06:00:00.000Z'
export const after = '2026-11-16T09:00:00.001Z'

export interface Party {
  companyId: string
  personId: string
}

export async function addParty(
  db: Db,
  kind: 'buyer' | 'vendor',
  {
    name,
    status = 'verified',
    emailVerifiedAt = publishedAt,
  }: { name: string; status?: 'registered' | 'verified'; emailVerifiedAt?: string | null },
): Promise<Party> {
  const [companyId, personId] = [newId(), newId()]
  const language = kind === 'buyer' ? 'zh-CN' : 'en'
  await db
    .insertInto('person')
    .values({
      id: personId,
      email: `${personId}@${name.toLowerCase().replaceAll(' ', '-')}.example`,
      name: `${name} manager`,
      passwordHash: 'none',
      language,
      timeZone: 'Asia/Shanghai',
      staffRole: null,
      status: 'active',
      emailVerifiedAt,
      consentedAt: publishedAt,
      createdAt: publishedAt,
    })
    .execute()
  await db
    .insertInto('company')
    .values({
      id: companyId,
      ref: newRef('C'),
      kind,
      status,
      country: kind === 'buyer' ? 'CN' : 'IN',
      nameZh: kind === 'buyer' ? `${name}公司` : `${name}（印度）`,
      nameEn: name,
      nameSkeleton: `${name}-${companyId}`,
      language,
      cityZh: '',
      cityEn: '',
      corridorId: null,
      vertical: null,
      division: null,
      uscc: null,
      gstin: null,
      pan: null,
      cin: null,
      llpin: null,
      technologiesJson: '["mes"]',
      website: '',
      contactName: `${name} contact`,
      contactEmail: `contact@${companyId}.example`,
      contactPhone: '+86 516 8000 0000',
      documentId: null,
      verifiedAt: publishedAt,
      verifiedUntil: '2099-11-02T02:00:00.000Z',
      createdAt: publishedAt,
    })
    .execute()
  await db.insertInto('membership').values({ companyId, personId, role: 'owner', createdAt: publishedAt }).execute()
  return { companyId, personId }
}

export interface OpenRequest {
  requestId: string
  requestRef: string
  documentId: string
  revisionId: string
  buyer: Party
}

/** A request that is open for bids until `deadlineAt`: two must-requirements and one that should be met. */
export async function openRequest(db: Db, buyer?: Party, together?: Together, corridorId: string | null = null): Promise<OpenRequest> {
  const owner = buyer ?? (await addParty(db, 'buyer', { name: 'Gear Works' }))
  const requestId = newId()
  const requestRef = newRef('R')
  return inTransaction(db, async (tx) => {
    const { documentId, revisionId } = await createDocument(tx, {
      kind: 'request',
      subjectId: requestId,
      requestId,
      sourceLanguage: 'zh-CN',
      authorId: owner.personId,
      companyId: owner.companyId,
      fields: {
        title: '四十二台机床联网',
        summary: '自动统计开机和停机。',
        'requirement.r1.what': '采集状态。',
        'requirement.r1.acceptance': '误差不超过2%。',
        'requirement.r2.what': '选停机原因。',
        'requirement.r2.acceptance': '最多点两下。',
        'requirement.r3.what': '发日报。',
        'requirement.r3.acceptance': '每天7点。',
        ...(together ? Object.fromEntries(togetherFields('build', together)) : {}),
      },
    })
    await tx
      .insertInto('request')
      .values({
        id: requestId,
        ref: requestRef,
        companyId: owner.companyId,
        authorId: owner.personId,
        documentId,
        corridorId,
        status: 'open',
        suspendedFrom: null,
        suspendedAt: null,
        vertical: 'manufacturing',
        division: '34',
        serviceKind: 'newBuild',
        currency: 'CNY',
        budgetMin: 18_000_000,
        budgetMax: 26_000_000,
        budgetUsd: null,
        biddingDays: 10,
        startWish: 'month',
        workplace: 'mixed',
        confidentiality: 'open',
        mode: together ? 'build' : 'buy',
        togetherJson: together ? togetherJson('build', together) : null,
        wantsConfirm: 0,
        claimedBy: null,
        claimExpiresAt: null,
        submittedAt: publishedAt,
        publishedAt,
        deadlineAt,
        openedAt: null,
        awardedAt: null,
        reasonCode: null,
        reasonText: '',
        version: 1,
        createdAt: publishedAt,
        updatedAt: publishedAt,
      })
      .execute()
    for (const [ordinal, key] of ['r1', 'r2', 'r3'].entries()) {
      await tx
        .insertInto('requirement')
        .values({ requestId, key, ordinal, level: key === 'r3' ? 'should' : 'must' })
        .execute()
    }
    await tx.insertInto('requestTechnology').values({ requestId, technology: 'mes' }).execute()
    await publishUnverified(tx, { documentId })
    return { requestId, requestRef, documentId, revisionId, buyer: owner }
  })
}

/** An offer in which every free text carries `token`. */
export const offerWith = (token: string, changes: Partial<Offer> = {}): Offer => ({
  currency: 'INR',
  coverage: [
    { key: 'r1', answer: 'full', note: '' },
    { key: 'r2', answer: 'partial', note: `Two taps on most machines ${token}.` },
    { key: 'r3', answer: 'no', note: `Not offered ${token}.` },
  ],
  approach: `We begin with the grinders ${token}.`,
  milestones: [
    { title: `Pilot ${token}`, what: `Eight machines connected ${token}.`, priceMinor: 91_234_500, weeks: 4 },
    { title: `Rollout ${token}`, what: `All machines connected ${token}.`, priceMinor: 120_000_000, weeks: 6 },
  ],
  teamSize: 5,
  team: `Two engineers on site ${token}.`,
  assumptions: `Network points are ready ${token}.`,
  outOfScope: `Cabling ${token}.`,
  validityDays: 60,
  ...changes,
})

/** What two moderators would do, in one stroke: the document's running translation is complete and verified. */
export async function verifyTranslation(db: Db, documentId: string): Promise<void> {
  const task = await db
    .selectFrom('translationTask')
    .select('id')
    .where('documentId', '=', documentId)
    .orderBy('createdAt', 'desc')
    .executeTakeFirstOrThrow()
  const segments = await db.selectFrom('translation').select(['id', 'ordinal']).where('taskId', '=', task.id).execute()
  for (const { id, ordinal } of segments) {
    await db
      .updateTable('translation')
      .set({ text: `译文${ordinal}。`, state: 'approved' })
      .where('id', '=', id)
      .execute()
  }
  await db.updateTable('translationTask').set({ status: 'verified', verifiedAt: after }).where('id', '=', task.id).execute()
}
