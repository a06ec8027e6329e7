import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { addParty, after, during, offerWith, openRequest } from '../../tests/factories/bidding'
import { engines, freshDatabase } from '../../tests/setup/database'
import { saveBidDraft, submitBid } from './commands.server'
import { emptyTyped } from './offer'
import { bidsToDo } from './queries.server'

describe.each(engines)('what waits for a vendor on %s', (engine) => {
  test('is what it has to say again and its drafts, while there is time; what closes first stands on top', async () => {
    const db = await freshDatabase(engine)
    const vendor = await addParty(db, 'vendor', { name: 'Kaveri' })
    const other = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const bidOn = async (deed: 'draft' | 'submit', deadlineAt: string, { by = vendor }: { by?: typeof vendor } = {}) => {
      const { requestId } = await openRequest(db)
      await db.updateTable('request').set({ deadlineAt }).where('id', '=', requestId).execute()
      const bid = await atTime(during, async () =>
        deed === 'draft'
          ? saveBidDraft(db, { ...by, requestId, typed: emptyTyped('INR') })
          : submitBid(db, { ...by, requestId, offer: offerWith('x') }),
      )
      if (!bid.ok) throw new Error(bid.reason)
      return { requestId, ref: bid.ref }
    }
    const [soon, late] = ['2026-11-16T09:00:00.000Z', '2026-11-20T09:00:00.000Z']
    const again = await bidOn('submit', late)
    await db.updateTable('bid').set({ status: 'needs_reconfirm' }).where('ref', '=', again.ref).execute()
    const drafts = [await bidOn('draft', late), await bidOn('draft', soon)]
    const paused = await bidOn('draft', soon)
    await db.updateTable('request').set({ status: 'suspended' }).where('id', '=', paused.requestId).execute()
    await bidOn('submit', late)
    await bidOn('draft', late, { by: other })
    const waiting = async (now: string) => {
      const bids = await bidsToDo(db, { companyId: vendor.companyId, language: 'en', now })
      return bids.map(({ ref }) => ref)
    }
    const [first, second] = await waiting(during)
    expect(first).toBe(again.ref)
    expect([drafts[1]!.ref, paused.ref]).toContain(second)
    expect((await waiting(during)).sort()).toEqual([again.ref, drafts[0]!.ref, drafts[1]!.ref, paused.ref].sort())
    // The clock of the paused one stands still.
    expect(await waiting(after)).toEqual([again.ref, paused.ref, drafts[0]!.ref])
  })
})
