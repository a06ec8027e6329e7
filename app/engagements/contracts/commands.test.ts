import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { parseForm } from '~/platform/forms.server'
import { largestMinor } from '~/platform/money'
import { awardedEngagement, readyTerms, sign, verifyTerms } from '../../../tests/factories/engagements'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { proposeTerms, signTerms } from './commands.server'
import { termsSchema, typedTerms } from './contract-form'
import { contractTextOf, lastProposal } from './queries.server'

describe.each(engines)('contracting on %s', (engine) => {
  const begin = async () => awardedEngagement(await freshDatabase(engine))
  const kindsFor = async (world: Awaited<ReturnType<typeof begin>>, personId: string) =>
    (await world.db.selectFrom('notification').select('kind').where('personId', '=', personId).execute()).map(({ kind }) => kind)

  test('the award begins an engagement for the winner, at the price of its bid', async () => {
    const world = await begin()
    expect(await world.engagement()).toMatchObject({
      status: 'contracting',
      buyerId: world.parties.buyer.companyId,
      vendorId: world.parties.vendor.companyId,
      currency: 'INR',
      valueMinor: 211_234_500,
    })
  })

  test('the first draft holds the request’s requirements, the bid’s milestones with prices, and days that follow one another', async () => {
    const { terms, fields } = await (await begin()).draft()
    expect(terms.milestones).toEqual([
      { priceMinor: 91_234_500, dueOn: '2026-12-22' },
      { priceMinor: 120_000_000, dueOn: '2027-02-02' },
    ])
    expect(terms.deliverables).toEqual(['r1', 'r2', 'r3'].map((key) => ({ key, milestone: 2 })))
    expect(fields).toMatchObject({ 'requirement.r1.acceptance': '误差不超过2%。', 'milestone.1.title': expect.any(String) })
  })

  test('the form takes no prices that come to more than the largest amount together', async () => {
    const { terms, fields } = await (await begin()).draft()
    const errorsOf = (...prices: number[]) => {
      const form = new FormData()
      form.set('basedOn', '0')
      const milestones = terms.milestones.map((each, index) => ({ ...each, priceMinor: prices[index]! }))
      for (const [name, value] of Object.entries(typedTerms({ terms: { ...terms, milestones }, fields }))) form.set(name, value)
      const read = parseForm(form, termsSchema('INR'))
      return read.ok ? {} : read.invalid.data.errors
    }
    expect(errorsOf(largestMinor - 100, 100)).toEqual({})
    expect(errorsOf(largestMinor, 100)).toEqual({ 'milestones[0].price': ['bids:form.error.totalTooLarge'] })
  })

  test('the buyer proposes first, the other side answers in turn, and nobody signs before both languages are verified', async () => {
    const world = await begin()
    const draft = await world.draft()
    const propose = (deed: typeof world.asBuyer, basedOn: number) =>
      proposeTerms(world.db, { ...deed, ...draft, language: deed === world.asVendor ? 'en' : 'zh-CN', basedOn })
    expect(await propose(world.asVendor, 0)).toEqual({ ok: false, reason: 'notYourTurn' })
    expect(await propose(world.asRival, 0)).toEqual({ ok: false, reason: 'notFound' })
    expect(await propose(world.asBuyer, 0)).toEqual({ ok: true, number: 1 })
    expect(await propose(world.asVendor, 1)).toEqual({ ok: false, reason: 'notYourTurn' })
    expect(await sign(world, world.asVendor)).toEqual({ ok: false, reason: 'changedSince' })
    await verifyTerms(world)
    expect(await propose(world.asBuyer, 1)).toEqual({ ok: false, reason: 'notYourTurn' })
    expect(await propose(world.asVendor, 0)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await propose(world.asVendor, 1)).toEqual({ ok: true, number: 2 })
    expect(
      (await world.db.selectFrom('contractProposal').select(['number', 'status']).orderBy('number').execute()).map((row) => row.status),
    ).toEqual(['superseded', 'in_translation'])
    expect(await kindsFor(world, world.parties.vendor.personId)).toContain('termsToRead')
  })

  test('a counter-proposal makes a signature under the one before it worthless', async () => {
    const world = await begin()
    await readyTerms(world)
    expect(await sign(world, world.asBuyer)).toEqual({ ok: true, isActive: false })
    expect(await kindsFor(world, world.parties.vendor.personId)).toContain('termsToSign')
    const old = (await lastProposal(world.db, world.engagementId))!
    await proposeTerms(world.db, { ...world.asVendor, ...(await world.draft()), language: 'en', basedOn: 1 })
    await verifyTerms(world)
    const late = { ...world.asVendor, number: 1, name: 'Sneha', sha256Zh: old.sha256Zh!, sha256En: old.sha256En! }
    expect(await signTerms(world.db, late)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await sign(world, world.asVendor)).toEqual({ ok: true, isActive: false })
    expect((await world.engagement()).status).toBe('contracting')
  })

  test('fifty signatures at once make two, one contract, and milestones once', async () => {
    const world = await begin()
    await readyTerms(world)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => sign(world, index % 2 ? world.asBuyer : world.asVendor)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(await world.engagement()).toMatchObject({ status: 'active', baseMinor: 211_234_500, valueMinor: 211_234_500 })
    const milestones = await world.db.selectFrom('milestone').select(['number', 'status', 'priceMinor']).orderBy('number').execute()
    expect(milestones).toEqual([
      { number: 1, status: 'planned', priceMinor: 91_234_500 },
      { number: 2, status: 'planned', priceMinor: 120_000_000 },
    ])
    expect(await sign(world, world.asBuyer)).toEqual({ ok: false, reason: 'alreadySigned' })
    expect(await proposeTerms(world.db, { ...world.asVendor, ...(await world.draft()), language: 'en', basedOn: 1 })).toEqual({
      ok: false,
      reason: 'notYourTurn',
    })
  })

  test('what was signed is the text that can be downloaded, in both languages, with the standard clauses of each', async () => {
    const world = await begin()
    const proposal = await readyTerms(world)
    for (const [language, sha256, words] of [
      ['zh-CN', proposal.sha256Zh, '沉默不视为验收通过'],
      ['en', proposal.sha256En, 'Silence is not acceptance'],
    ] as const) {
      const text = (await contractTextOf(world.db, { engagementId: world.engagementId, number: 1, language }))!
      expect(createHash('sha256').update(text).digest('hex')).toBe(sha256)
      expect(text).toContain(words)
      expect(text).not.toMatch(/engagements:|\{\{|undefined/)
    }
  })
})
