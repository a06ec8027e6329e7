import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { stateCapabilities } from '~/companies/capabilities/commands.server'
import { capabilitiesFor } from '~/companies/capabilities/queries.server'
import { openCorridor } from '~/corridors/commands.server'
import { notificationsOf } from '~/notifications/queries.server'
import { addParty } from '../../../tests/factories/bidding'
import { gears, monday, opened, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { indexEverything } from '../indexing/commands.server'
import { inviteVendor } from './commands.server'
import { mostInvited, pointsOf, reasonsOf } from './fit'
import { countInvited, fittingVendors, requestToMatch } from './queries.server'

async function vendor(db: Db, name: string, technologies: string[]) {
  const party = await addParty(db, 'vendor', { name })
  await db
    .updateTable('company')
    .set({ technologiesJson: JSON.stringify(technologies) })
    .where('id', '=', party.companyId)
    .execute()
  const { ref } = await db.selectFrom('company').select('ref').where('id', '=', party.companyId).executeTakeFirstOrThrow()
  return { ...party, ref }
}

async function stage(db: Db) {
  const all = await world(db)
  const both = await vendor(db, 'Both', ['iot', 'mes'])
  const one = await vendor(db, 'One', ['iot', 'erp'])
  const none = await vendor(db, 'None', ['erp'])
  const { ref, requestId } = await opened(db, all, gears)
  await indexEverything(db)
  const actor = { personId: all.buyer.personId, companyId: all.buyer.companyId }
  return { all, both, one, none, ref, requestId, actor }
}

test('a vendor fits by technologies first, then by industry, corridor and record, and the reasons say so', () => {
  const wanted = { technologies: ['iot', 'mes'], vertical: 'manufacturing' as const, corridorId: 'x' }
  const offered = { technologies: ['mes', 'erp'], verticals: ['manufacturing' as const], corridorId: 'x', awards: 2 }
  const reasons = reasonsOf(wanted, offered)
  expect(reasons).toEqual({ technologies: ['mes'], isInVertical: true, isInCorridor: true, hasRecord: true })
  expect(pointsOf(reasons)).toBe(6)
  expect(pointsOf(reasonsOf({ ...wanted, vertical: null, corridorId: null }, { ...offered, awards: 0 }))).toBe(2)
})

describe.each(engines)('matching on %s', (engine) => {
  test('shows a buyer the verified vendors that fit, the best first, and nobody else’s request', async () => {
    const db = await freshDatabase(engine)
    const { all, both, one, none, ref } = await stage(db)
    const request = (await requestToMatch(db, { ref, companyId: all.buyer.companyId }))!
    expect((await fittingVendors(db, request, monday)).map((each) => each.ref)).toEqual([both.ref, one.ref])
    await db.updateTable('company').set({ status: 'suspended' }).where('id', '=', both.companyId).execute()
    expect((await fittingVendors(db, request, monday)).map((each) => each.ref)).toEqual([one.ref])
    expect(await requestToMatch(db, { ref, companyId: none.companyId })).toBeNull()
  })

  test('compares all vendors that there are: among equals whoever joined first is shown, however many came since', async () => {
    const db = await freshDatabase(engine)
    const { all, both, one, ref } = await stage(db)
    const joined = (companyId: string, createdAt: string) =>
      db.updateTable('company').set({ createdAt }).where('id', '=', companyId).execute()
    const [first, later] = [await vendor(db, 'First', ['iot']), []] as [Awaited<ReturnType<typeof vendor>>, string[]]
    await joined(first.companyId, '2025-01-01T00:00:00.000Z')
    await joined(both.companyId, '2025-01-02T00:00:00.000Z')
    await joined(one.companyId, '2025-01-03T00:00:00.000Z')
    for (let index = 0; index < 300; index++) later.push((await vendor(db, `Later ${index}`, ['iot'])).companyId)
    await indexEverything(db)
    const request = (await requestToMatch(db, { ref, companyId: all.buyer.companyId }))!
    const shown = await fittingVendors(db, request, monday)
    expect(shown).toHaveLength(20)
    expect(shown.slice(0, 3).map((each) => each.ref)).toEqual([both.ref, first.ref, one.ref])
    // Of those that joined at the same moment: whoever was written down first.
    expect(shown.slice(3).map(({ id }) => id)).toEqual(later.slice(0, 17))
  })

  test('a request that names no technology fits vendors of its industry or corridor', async () => {
    const db = await freshDatabase(engine)
    const { all, both, one, requestId, ref } = await stage(db)
    await db.deleteFrom('requestTechnology').where('requestId', '=', requestId).execute()
    const vendors = async () => {
      const request = (await requestToMatch(db, { ref, companyId: all.buyer.companyId }))!
      return (await fittingVendors(db, request, monday)).map((each) => each.ref)
    }
    expect(await vendors()).toEqual([])
    const capabilities = { verticals: ['manufacturing' as const], teamSize: null, certificates: [] }
    await stateCapabilities(db, { actor: { personId: one.personId, companyId: one.companyId }, capabilities })
    expect(await vendors()).toEqual([one.ref])
    const corridor = { slug: 'here', nameZh: '这里', nameEn: 'Here', descriptionZh: '', descriptionEn: '' }
    const opened = await openCorridor(db, { actorId: null, corridor })
    if (!opened.ok) throw new Error(opened.reason)
    await db.updateTable('request').set({ corridorId: opened.id }).where('id', '=', requestId).execute()
    await db.updateTable('company').set({ corridorId: opened.id }).where('id', '=', both.companyId).execute()
    expect(await vendors()).toEqual([one.ref, both.ref])
  })

  test('an invitation tells the vendor of the request, once, and at most ten vendors', async () => {
    const db = await freshDatabase(engine)
    const { both, one, requestId, actor } = await stage(db)
    const invite = (vendorRef: string, who = actor) => atTime(monday, () => inviteVendor(db, { actor: who, requestId, vendorRef }))
    expect(await invite(both.ref)).toEqual({ ok: true })
    expect(await invite(both.ref)).toEqual({ ok: false, reason: 'already' })
    expect(await invite('C-NOBODY')).toEqual({ ok: false, reason: 'notVerified' })
    expect(await invite(one.ref, { personId: one.personId, companyId: one.companyId })).toEqual({ ok: false, reason: 'notOpen' })
    const { rows } = await notificationsOf(db, { personId: both.personId, limit: 5 })
    expect(rows.map(({ kind }) => kind)).toEqual(['invitedToBid'])
    expect(JSON.stringify(rows)).not.toContain('One')
    const others = []
    for (let index = 0; index < 9; index++) others.push(await vendor(db, `Vendor ${index}`, ['iot']))
    for (const other of others) expect(await invite(other.ref)).toEqual({ ok: true })
    expect(await invite(one.ref)).toEqual({ ok: false, reason: 'tooMany' })
    // Those on the page are not all: the invitations are counted, not who is shown.
    expect(await countInvited(db, requestId)).toBe(mostInvited)
  })

  test('capabilities are stated by a vendor’s owner and count for its industry', async () => {
    const db = await freshDatabase(engine)
    const { all, both, one, ref } = await stage(db)
    const capabilities = {
      verticals: ['manufacturing' as const],
      teamSize: 40,
      certificates: [{ name: 'ISO 9001', expiresOn: '2027-03-31' }],
    }
    const actor = { personId: one.personId, companyId: one.companyId }
    expect(await stateCapabilities(db, { actor, capabilities })).toEqual({ ok: true })
    expect(await capabilitiesFor(db, one.companyId)).toEqual(capabilities)
    expect(await stateCapabilities(db, { actor: { ...actor, companyId: both.companyId }, capabilities })).toEqual({
      ok: false,
      reason: 'notYours',
    })
    const request = (await requestToMatch(db, { ref, companyId: all.buyer.companyId }))!
    const vendors = await fittingVendors(db, request, monday)
    expect(vendors.find((each) => each.ref === one.ref)).toMatchObject({ teamSize: 40, reasons: { isInVertical: true } })
  })
})
