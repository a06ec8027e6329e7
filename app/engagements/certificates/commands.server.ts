import { createHash } from 'node:crypto'
import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { EngagementTable } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { canonicalJson } from '~/bids/sealing/canonical'
import { newId } from '~/platform/ids'
import { enqueue } from '~/platform/jobs.server'
import { type Deed, lockEngagement, lockForParty, tellHistory, tellParty } from '../commands.server'
import { isPricedBy, mayChoose, mostVersions, newNumber } from './certificate'
import { contentOf } from './content.server'
import { choicesOf, currentCertificate } from './queries.server'

/** The consequence of the last acceptance, in its transaction. The paper is printed by a job. */
export async function issueCertificate(tx: Tx, engagementId: string): Promise<void> {
  const engagement = await lockEngagement(tx, engagementId)
  if (!engagement) throw new Error('A certificate was asked for of an engagement that is not there')
  await issue(tx, engagement, false)
}

/** A side says whether the contract's value shows. When that changes what both want together, a new certificate supersedes the old one. */
export function chooseValue(db: Db, { isPriced, ...deed }: Deed & { isPriced: boolean }) {
  return inTransaction(db, async (tx) => {
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const current = await currentCertificate(tx, engagement.id)
    if (!current || !mayChoose(side, engagement.status)) return { ok: false, reason: 'movedOn' } as const
    const others = (await choicesOf(tx, engagement.id)).filter((each) => each.side !== side)
    const wanted = isPricedBy([...others, { side, isPriced: isPriced ? 1 : 0 }])
    const isReissued = wanted !== (current.isPriced === 1)
    if (isReissued && current.version >= mostVersions) return { ok: false, reason: 'tooManyVersions' } as const
    const now = await databaseNow(tx)
    const choice = { isPriced: isPriced ? (1 as const) : (0 as const), personId: deed.actorId, createdAt: now }
    await tx
      .insertInto('certificateChoice')
      .values({ engagementId: engagement.id, side, ...choice })
      .onConflict((conflict) => conflict.columns(['engagementId', 'side']).doUpdateSet(choice))
      .execute()
    if (!isReissued) {
      const event = isPriced ? 'valueWanted' : 'valueNotWanted'
      await tellHistory(tx, { engagementId: engagement.id, event, actorId: deed.actorId, detail: { side } })
      return { ok: true, isReissued } as const
    }
    await issue(tx, engagement, wanted, deed.actorId)
    await tellParty(tx, { engagement, to: 'both', kind: 'certificateReissued', path: '/certificate' })
    return { ok: true, isReissued } as const
  })
}

async function issue(tx: Tx, engagement: EngagementTable, isPriced: boolean, actorId: string | null = null): Promise<void> {
  const before = await currentCertificate(tx, engagement.id)
  const issuedAt = await databaseNow(tx)
  const [id, number] = [newId(), newNumber()]
  const content = await contentOf(tx, { engagement, number, issuedAt, supersedes: before?.number ?? null, isPriced })
  const contentJson = canonicalJson(content)
  if (before) await tx.updateTable('certificate').set({ supersededAt: issuedAt }).where('id', '=', before.id).execute()
  await tx
    .insertInto('certificate')
    .values({
      id,
      engagementId: engagement.id,
      version: (before?.version ?? 0) + 1,
      number,
      isPriced: isPriced ? 1 : 0,
      contentJson,
      sha256: sha256Hex(contentJson),
      issuedAt,
      supersededAt: null,
    })
    .execute()
  await enqueue(tx, 'certificatePaper', { certificateId: id }, { uniqueKey: `certificatePaper:${id}` })
  const event = before ? 'certificateReissued' : 'certificateIssued'
  await tellHistory(tx, { engagementId: engagement.id, event, actorId, detail: { certificate: number } })
}

/** Keeps the printed certificate; the first one printed stays. */
export function keepPaper(db: Db, { certificateId, pdf }: { certificateId: string; pdf: Buffer }): Promise<void> {
  return inTransaction(db, async (tx) => {
    await tx
      .insertInto('certificatePaper')
      .values({
        certificateId,
        content: pdf.toString('base64'),
        bytes: pdf.length,
        sha256: createHash('sha256').update(pdf).digest('hex'),
        createdAt: await databaseNow(tx),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}
