import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { launchBrowser } from '../setup/browser'
import { type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'
import { Person } from './people/person'

/**
 * Building together, in a real browser against the production build: buyers in Chinese with scripts, the vendor in English without. The
 * demonstration has an open request of that kind and an engagement whose pilot is accepted.
 */
describe('building together', () => {
  let portal: RunningPortal
  let browser: Browser
  let writer: Person
  let buyer: Person
  let vendor: Person
  let open: string
  let path: string
  let isBroken = false

  beforeAll(async () => {
    portal = await startPortal('sqlite', { seed: true })
    browser = await launchBrowser()
    const at = (name: string) => `${name}.demo.setuqiao.example`
    writer = await Person.arrive({ portal, browser, hasScripts: true }, { name: '马超', email: at('ma.chao@guanghe'), language: 'zh-CN' })
    buyer = await Person.arrive(
      { portal, browser, hasScripts: true },
      { name: '王海涛', email: at('wang.haitao@ruicheng'), language: 'zh-CN' },
    )
    vendor = await Person.arrive(
      { portal, browser, hasScripts: false },
      { name: 'Tanvi Gokhale', email: at('tanvi.gokhale@drishti'), language: 'en' },
    )
    for (const person of [writer, buyer, vendor])
      await signInBrowser(person.page.context(), portal.origin, await sessionOf(portal.db, person.who.email))
    open = await refOf('open')
    const engagement = await portal.db
      .selectFrom('engagement')
      .innerJoin('request', 'request.id', 'engagement.requestId')
      .select('engagement.ref')
      .where('request.mode', '=', 'build')
      .executeTakeFirstOrThrow()
    path = `/engagements/${engagement.ref}`
  })
  afterAll(async () => {
    await browser?.close()
    await portal?.stop()
  })
  beforeEach(({ skip }) => {
    skip(isBroken, 'an earlier chapter failed')
    onTestFailed(() => {
      isBroken = true
    })
  })

  const refOf = async (status: 'open' | 'draft') => {
    let query = portal.db.selectFrom('request').select('request.ref').where('request.status', '=', status)
    if (status === 'open') query = query.where('mode', '=', 'build')
    else
      query = query
        .innerJoin('membership', 'membership.companyId', 'request.companyId')
        .innerJoin('person', 'person.id', 'membership.personId')
        .where('person.email', '=', writer.who.email)
    return (await query.executeTakeFirstOrThrow()).ref
  }

  test('a buyer who buys is asked nothing more; one who builds says what it brings, and is told what is missing', async () => {
    const draft = await refOf('draft')
    await writer.goTo(`/my/requests/${draft}/edit`)
    const partner = writer.page.locator('[name="partner"]')
    expect(await partner.isVisible()).toBe(false)
    await writer.fillIn({ mode: 'build' })
    expect(await partner.isVisible()).toBe(true)
    await writer.fillIn({ 'asset.a1.name': '三年维修记录', pilot: '两台设备运行一个月。' })
    await writer.press('requests:form.submit')
    await writer.sees('requests:error.missing.assetUse')
    await writer.sees('requests:error.missing.partner')
    expect(await writer.page.locator('[name="asset.a1.name"]').inputValue()).toBe('三年维修记录')
    await writer.fillIn({ 'asset.a1.use': '用于训练模型。', 'asset.a1.kind': 'lineData', partner: '希望带来算法。' })
    await writer.press('requests:form.saveDraft')
    await writer.goTo(`/my/requests/${draft}/edit`)
    expect(await writer.page.locator('[name="asset.a1.use"]').inputValue()).toBe('用于训练模型。')
    expect(await writer.page.locator('[name="asset.a2.name"]').count()).toBe(1)
  })

  test('a vendor finds it on the board, and no bid goes in without saying who owns what is made', async () => {
    await vendor.goTo('/requests?mode=build')
    await vendor.sees('requests:mode.build')
    await vendor.goTo(`/requests/${open}`)
    await vendor.sees('together:show.required')
    await vendor.goTo(`/requests/${open}/bid`)
    await vendor.fillIn({
      ...{ 'coverage[0].answer': 'full', 'coverage[1].answer': 'full', approach: 'We start with one machine.', currency: 'INR' },
      ...{
        'milestones[0].title': 'Pilot',
        'milestones[0].what': 'Two machines.',
        'milestones[0].price': '500000',
        'milestones[0].weeks': '6',
      },
      ...{ teamSize: '3', team: 'Three engineers.', validityDays: '60' },
      ...{ 'assets[0].kind': 'software', 'assets[0].name': 'A model of wear', 'assets[0].use': 'For this work.' },
      ...{ 'assets[0].availability': 'start', 'assets[0].secrecy': 'nda', pilot: '1' },
    })
    await vendor.press('bids:form.addMilestone')
    await vendor.fillIn({
      'milestones[1].title': 'All',
      'milestones[1].what': 'The other four.',
      'milestones[1].price': '400000',
      'milestones[1].weeks': '6',
    })
    await vendor.press('bids:submit.send')
    await vendor.sees('common:form.error.requiredChoice')
    expect(await vendor.page.locator('[name="assets[0].name"]').inputValue()).toBe('A model of wear')
    await vendor.fillIn({ foreground: 'shared', buyerShare: '50', territory: 'bothCountries', exploitation: 'Gear makers.' })
    await vendor.press('bids:submit.send')
    expect(vendor.page.url()).toMatch(/\/my\/bids\/B-/)
    await vendor.sees('together:offer.assets')
  })

  test('after the pilot one side’s word decides nothing; both saying go on opens the next milestone', async () => {
    await buyer.goTo(path)
    await buyer.follow('together:scale.title')
    await buyer.sees('engagements:next.scale.vendor')
    await vendor.goTo(`${path}/milestones/2`)
    await vendor.sees('together:scale.waits')
    expect(await vendor.page.getByRole('button', { name: vendor.t('engagements:milestone.start') }).count()).toBe(0)
    await vendor.goTo(`${path}/scale`)
    await vendor.fillIn({ choice: 'continue' })
    await vendor.press('together:scale.say')
    await vendor.sees('common:form.error.required')
    await vendor.fillIn({ reason: 'The figures hold, and we know the benches now.' })
    await vendor.press('together:scale.say')
    await vendor.goTo(`${path}/milestones/2`)
    await vendor.press('engagements:milestone.start')
    await buyer.goTo(`${path}/scale`)
    await buyer.sees('together:scale.outcome.continue')
  })

  test('both sides state jobs; what differs is said to differ, in the reader’s language', async () => {
    const figures = { jobsChina: '0.5', training: '2', evidence: 'Our staffing plan.' }
    await vendor.goTo(`${path}/jobs`)
    await vendor.fillIn({ ...figures, jobsIndia: '2.55' })
    await vendor.press('outcomes:jobs.send')
    await vendor.sees('outcomes:error.fte')
    await vendor.fillIn({ jobsIndia: '2.5' })
    await vendor.press('outcomes:jobs.send')
    await buyer.goTo(`${path}/jobs`)
    await buyer.fillIn({ ...figures, jobsIndia: '2', evidence: '人员安排表。' })
    await buyer.press('outcomes:jobs.send')
    await buyer.sees('outcomes:jobs.differ')
  })

  test('everybody reads the corridor’s results in both languages without scripts, and no company’s price', async () => {
    const anyone = await Person.arrive({ portal, browser, hasScripts: false }, { name: 'Visitor', email: '', language: 'zh-CN' })
    await anyone.goTo('/corridors/xuzhou-pune')
    await anyone.follow('outcomes:link')
    await anyone.sees('outcomes:definition.paid')
    await anyone.sees('outcomes:suppressed')
    const said = (await anyone.page.locator('main').innerText()).replace(/[^\d]/g, '')
    const prices = await portal.db.selectFrom('engagement').select('valueMinor').execute()
    for (const { valueMinor } of prices) expect(said).not.toContain(String(valueMinor / 100))
    for (const lang of ['zh', 'en']) {
      const csv = await anyone.page.request.get(`/${lang}/corridors/xuzhou-pune/outcomes.csv`)
      expect((await csv.body()).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
      expect(await csv.text()).not.toContain('outcomes:')
    }
    expect(await anyone.statusOf('/staff/corridors/xuzhou-pune/outcomes')).not.toBe(200)
    await anyone.leave()
    expect([...writer.complaints, ...buyer.complaints, ...vendor.complaints]).toEqual([])
  })
})
