import { describe, expect, test } from 'vitest'
import { atTime, days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { Vertical } from '#db/schema'
import { saveBidDraft } from '~/bids/commands.server'
import { emptyTyped } from '~/bids/offer'
import { openCorridor } from '~/corridors/commands.server'
import { addParty, deadlineAt, during, openRequest, type Party } from '../../../tests/factories/bidding'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { inviteVendor } from '../matching/commands.server'
import { pointsOf } from '../matching/fit'
import { placeText, readPlace } from './place'
import { fittingRequests } from './queries.server'

interface Asking {
  technologies?: string[]
  vertical?: Vertical | null
  corridorId?: string | null
  /** Days that it stays open after the factory's deadline. */
  later?: number
}

async function stage(db: Db) {
  const buyer = await addParty(db, 'buyer', { name: 'Gear Works' })
  const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
  const corridor = { slug: 'here', nameZh: '这里', nameEn: 'Here', descriptionZh: '', descriptionEn: '' }
  const opened = await openCorridor(db, { actorId: null, corridor })
  if (!opened.ok) throw new Error(opened.reason)
  const corridorId = opened.id
  await db.updateTable('company').set({ technologiesJson: '["iot","mes","erp"]', corridorId }).where('id', '=', vendor.companyId).execute()
  await db.insertInto('companyCapability').values({ companyId: vendor.companyId, verticalsJson: '["retail"]', updatedAt: during }).execute()
  const { ref: vendorRef } = await db.selectFrom('company').select('ref').where('id', '=', vendor.companyId).executeTakeFirstOrThrow()
  return { buyer, vendor, vendorRef, corridorId }
}

async function asking(db: Db, buyer: Party, { technologies = ['mes'], vertical = null, corridorId = null, later = 0 }: Asking = {}) {
  const { requestId, requestRef } = await openRequest(db, buyer)
  const changes = { vertical, corridorId, deadlineAt: plusMs(deadlineAt, days(later)) }
  await db.updateTable('request').set(changes).where('id', '=', requestId).execute()
  await db.deleteFrom('requestTechnology').where('requestId', '=', requestId).execute()
  for (const technology of technologies) await db.insertInto('requestTechnology').values({ requestId, technology }).execute()
  return { requestId, ref: requestRef }
}

const pageOf = (db: Db, { companyId }: Party, after: string | null = null) =>
  fittingRequests(db, { companyId, language: 'en', now: during, after: readPlace(after) })

/** All pages, read as their reader turns them. */
async function everyPage(db: Db, vendor: Party) {
  const all = []
  for (let after: string | null = null; ; ) {
    const { requests, next } = await pageOf(db, vendor, after)
    all.push(...requests)
    if (!next) return all
    after = placeText(next)
  }
}

describe.each(engines)('requests that fit a vendor on %s', (engine) => {
  test('come with invitations first, however late these close, then by fit, then by deadline', async () => {
    const db = await freshDatabase(engine)
    const { buyer, vendor, vendorRef, corridorId } = await stage(db)
    const near = []
    for (let later = 0; later < 9; later++) near.push(await asking(db, buyer, { later }))
    const inCorridor = await asking(db, buyer, { corridorId, later: 20 })
    const inIndustry = await asking(db, buyer, { vertical: 'retail', later: 20 })
    const three = await asking(db, buyer, { technologies: ['erp', 'iot', 'mes'], later: 20 })
    const invited = await asking(db, buyer, { technologies: ['quality'], later: 30 })
    const actor = { personId: buyer.personId, companyId: buyer.companyId }
    expect(await atTime(during, () => inviteVendor(db, { actor, requestId: invited.requestId, vendorRef }))).toEqual({ ok: true })
    const { requests } = await pageOf(db, vendor)
    const [a, b, c, d] = near.map(({ ref }) => ref)
    expect(requests.map(({ ref }) => ref)).toEqual([invited.ref, three.ref, inIndustry.ref, inCorridor.ref, a, b, c, d])
    expect(requests.map(({ isInvited }) => isInvited)).toEqual([true, ...Array(7).fill(false)])
    // The order is that of the points which the page states.
    const points = requests.slice(1).map(({ reasons }) => pointsOf(reasons))
    expect(points).toEqual([6, 4, 3, 2, 2, 2, 2])
  })

  test('are all there, page by page, each once', async () => {
    const db = await freshDatabase(engine)
    const { buyer, vendor } = await stage(db)
    const all = []
    // Several of the same points that close at the same moment: only their ids part them.
    for (let index = 0; index < 20; index++) all.push(await asking(db, buyer, { vertical: index % 5 ? null : 'retail', later: index % 2 }))
    const refs = (await everyPage(db, vendor)).map(({ ref }) => ref)
    expect(refs.toSorted()).toEqual(all.map(({ ref }) => ref).toSorted())
  })

  test('are compared up to a bound, those that close first; an invitation is never left out', async () => {
    const db = await freshDatabase(engine)
    const { buyer, vendor, vendorRef, corridorId } = await stage(db)
    const far = await asking(db, buyer, { corridorId, later: 9 })
    const invited = await asking(db, buyer, { later: 8 })
    const near = [await asking(db, buyer, { later: 1 }), await asking(db, buyer, { later: 2 })]
    const actor = { personId: buyer.personId, companyId: buyer.companyId }
    await atTime(during, () => inviteVendor(db, { actor, requestId: invited.requestId, vendorRef }))
    const compared = async (most: number) => {
      const { requests } = await fittingRequests(db, { companyId: vendor.companyId, language: 'en', now: during, most })
      return requests.map(({ ref }) => ref)
    }
    expect(await compared(2)).toEqual([invited, ...near].map(({ ref }) => ref))
    expect(await compared(4)).toEqual([invited, far, ...near].map(({ ref }) => ref))
  })

  test('that name no technology fit by industry or corridor; nothing fits that asks for something else, is over or has a bid of one’s own', async () => {
    const db = await freshDatabase(engine)
    const { buyer, vendor, corridorId } = await stage(db)
    const industry = await asking(db, buyer, { technologies: [], vertical: 'retail' })
    const corridor = await asking(db, buyer, { technologies: [], corridorId })
    await asking(db, buyer, { technologies: [], vertical: 'healthcare' })
    await asking(db, buyer, { technologies: ['vision'], vertical: 'retail', corridorId })
    await asking(db, buyer, { later: -30 })
    const begun = await asking(db, buyer)
    await atTime(during, () => saveBidDraft(db, { ...vendor, requestId: begun.requestId, typed: emptyTyped('INR') }))
    expect((await everyPage(db, vendor)).map(({ ref }) => ref)).toEqual([industry.ref, corridor.ref])
    const other = await addParty(db, 'vendor', { name: 'Nothing stated' })
    await db.updateTable('company').set({ technologiesJson: '[]' }).where('id', '=', other.companyId).execute()
    expect(await everyPage(db, other)).toEqual([])
  })
})

test('an address that names no place begins at the first page', () => {
  for (const text of [null, '', 'x', '1~2', '-1~2026-11-16T09:00:00.000Z~a', "1~2026~a' or 1=1"]) expect(readPlace(text)).toBeNull()
})
