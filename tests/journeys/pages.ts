import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadDictionary } from '../../app/translations/dictionary/commands.server'
import { addEndpoint, sendPing } from '../../app/webhooks/commands.server'
import { launchBrowser, openProfile, type Profile } from '../setup/browser'
import { seriousFaults } from '../setup/faults'
import { type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/**
 * The main pages of a seeded corridor, as each role, in both languages, on a phone and on a desk: no fault that axe calls serious, no
 * raw key, no sideways scrolling, no complaint of the browser. `PICTURES=directory` keeps a picture of each.
 */
let portal: RunningPortal
let browser: Browser
const pictures = process.env.PICTURES
const people = {
  visitor: null,
  buyer: 'li.wei@hengchi.demo.setuqiao.example',
  engagedBuyer: 'xu.jing@chian.demo.setuqiao.example',
  engagedVendor: 'vikram.patil@indrayani.demo.setuqiao.example',
  certifiedBuyer: 'yu.baoshan@haifa.demo.setuqiao.example',
  signingVendor: 'arjun.shetty@lalbagh.demo.setuqiao.example',
  firstBuyer: 'liu.yumei@peifeng.demo.setuqiao.example',
  drafter: 'ma.chao@guanghe.demo.setuqiao.example',
  partner: 'wang.haitao@ruicheng.demo.setuqiao.example',
  otherPartner: 'tanvi.gokhale@drishti.demo.setuqiao.example',
  vendor: 'sneha.kulkarni@sahyadri.demo.setuqiao.example',
  moderator: 'lin.xiaowen@staff.demo.setuqiao.example',
  operator: 'zhou.mingyuan@staff.demo.setuqiao.example',
  auditor: 'meera.iyer@staff.demo.setuqiao.example',
} as const
type Role = keyof typeof people

/** Paths without the language; functions find a thing in the seeded data. */
const pages: Array<[role: Role, name: string, path: string | (() => Promise<string>)]> = [
  ['visitor', 'home', ''],
  ['visitor', 'how-it-works', '/how-it-works'],
  ['visitor', 'board', '/requests'],
  ['visitor', 'request', () => request('open', 'requests')],
  ['visitor', 'board-search', `/requests?q=${encodeURIComponent('排产')}&state=evaluating`],
  ['visitor', 'search', `/search?q=${encodeURIComponent('traceability')}`],
  ['visitor', 'search-nothing', '/search?q=zzzzzz'],
  ['visitor', 'companies', '/companies'],
  ['visitor', 'company-page', companyPage],
  ['vendor', 'board-to-save', '/requests?technology=iot'],
  ['vendor', 'saved-searches', '/saved-searches'],
  ['vendor', 'notice-choices', '/notifications/choices'],
  ['vendor', 'capabilities', '/company/capabilities'],
  ['buyer', 'vendors-that-fit', () => own('open', '/vendors')],
  ['visitor', 'corridors', '/corridors'],
  ['visitor', 'api', '/api'],
  ['vendor', 'tokens', '/account/tokens'],
  ['vendor', 'token-new', '/account/tokens/new'],
  ['vendor', 'company-tokens', '/company/tokens'],
  ['vendor', 'webhooks', '/company/webhooks'],
  ['vendor', 'webhook-new', '/company/webhooks/new'],
  ['vendor', 'webhook', webhook],
  ['visitor', 'sign-up', '/sign-up'],
  ['visitor', 'sign-in', '/sign-in'],
  ['buyer', 'my-requests', '/my/requests'],
  ['buyer', 'my-request', () => own('open', '')],
  ['drafter', 'edit', () => own('draft', '/edit', 'drafter')],
  ['buyer', 'compare', () => own('evaluating', '/compare')],
  ['buyer', 'company', '/company'],
  ['engagedBuyer', 'engagements', '/engagements'],
  ['engagedBuyer', 'engagement', () => engagement()],
  ['moderator', 'engagement-as-moderator', () => engagement()],
  ['engagedBuyer', 'contract', () => engagement('/contract')],
  ['engagedBuyer', 'messages', () => engagement('/messages')],
  ['engagedVendor', 'messages-as-vendor', () => engagement('/messages')],
  ['engagedBuyer', 'meeting', () => engagement('/meetings/1')],
  ['engagedVendor', 'meeting-to-answer', () => engagement('/meetings/2')],
  ['engagedBuyer', 'meeting-new', () => engagement('/meetings/new')],
  ['engagedVendor', 'meeting-times', () => engagement('/meetings/2/times')],
  ['auditor', 'messages-as-auditor', () => engagement('/messages')],
  ['engagedBuyer', 'milestone-paid', () => engagement('/milestones/1')],
  ['engagedBuyer', 'judge', () => engagement('/milestones/2/judge')],
  ['engagedBuyer', 'pack', () => engagement('/milestones/1/pack')],
  ['engagedBuyer', 'change', () => engagement('/changes/1')],
  ['engagedBuyer', 'change-new', () => engagement('/changes/new')],
  ['engagedBuyer', 'suspend', () => engagement('/suspend')],
  ['engagedBuyer', 'terminate', () => engagement('/terminate')],
  ['certifiedBuyer', 'dispute-settled', () => engagement('/disputes/1', 'certifiedBuyer')],
  ['engagedVendor', 'dispute-in-mediation', () => engagement('/disputes/1')],
  ['engagedBuyer', 'dispute-say', () => engagement('/disputes/1/say')],
  ['moderator', 'mediation', () => engagement('/disputes/1')],
  ['moderator', 'mediation-ask', () => engagement('/disputes/1/ask')],
  ['moderator', 'mediation-decision', () => engagement('/disputes/1/decision')],
  ['engagedVendor', 'milestone-delivered', () => engagement('/milestones/2')],
  ['engagedVendor', 'deliver', () => engagement('/milestones/3/deliver')],
  ['engagedVendor', 'payment', () => engagement('/milestones/1/payment')],
  ['certifiedBuyer', 'engagement-closed', () => engagement('', 'certifiedBuyer')],
  ['certifiedBuyer', 'certificate', () => engagement('/certificate', 'certifiedBuyer')],
  ['certifiedBuyer', 'reviews', () => engagement('/reviews', 'certifiedBuyer')],
  ['moderator', 'review-removal', () => engagement('/reviews/buyer/remove', 'certifiedBuyer')],
  ['visitor', 'reviewed-vendor', () => reviewed('vendor')],
  ['visitor', 'reviewed-buyer', () => reviewed('buyer')],
  ['visitor', 'certificates', '/certificates?number=AC-1'],
  ['visitor', 'certificate-verified', () => certificate(`?sha256=${'0'.repeat(64)}`)],
  ['signingVendor', 'sign', () => engagement('/contract/sign', 'drafter')],
  ['signingVendor', 'counter', () => engagement('/contract/propose', 'drafter')],
  ['buyer', 'nda', () => own('open', '/nda')],
  ['visitor', 'outcomes', '/corridors/xuzhou-pune/outcomes'],
  ['operator', 'outcomes-exact', '/staff/corridors/xuzhou-pune/outcomes'],
  ['engagedVendor', 'jobs', () => engagement('/jobs')],
  ['visitor', 'board-together', '/requests?mode=build'],
  ['visitor', 'request-together', () => together('open', 'requests')],
  ['vendor', 'bid-together', () => together('open', 'requests', '/bid')],
  ['partner', 'compare-together', () => together('awarded', 'my/requests', '/compare')],
  ['partner', 'contract-together', () => engagement('/contract', 'partner')],
  ['partner', 'scale', () => engagement('/scale', 'partner')],
  ['otherPartner', 'scale-to-say', () => engagement('/scale', 'partner')],
  ['otherPartner', 'milestone-that-waits', () => engagement('/milestones/2', 'partner')],
  ['firstBuyer', 'terms', () => engagement('/contract/propose', 'firstBuyer')],
  ['vendor', 'my-bids', '/my/bids'],
  ['vendor', 'request-as-vendor', () => request('open', 'requests')],
  ['vendor', 'bid-form', bidForm],
  ['vendor', 'bid', bid],
  ['moderator', 'triage', '/triage'],
  ['moderator', 'triage-one', () => request('submitted', 'triage')],
  ['moderator', 'translate', '/translate'],
  ['moderator', 'terms', '/translate/terms'],
  ['moderator', 'dictionary', `/translate/dictionary?${new URLSearchParams({ word: '变频器装在控制柜内。' })}`],
  ['moderator', 'term', '/translate/terms/new'],
  ['moderator', 'suggested-terms', '/translate/terms/suggestions'],
  ['moderator', 'kept-findings', '/translate/checks'],
  ['moderator', 'exchange', '/translate/exchange'],
  ['moderator', 'editor', () => task('changes_requested')],
  ['moderator', 'review', () => task('in_review')],
  ['moderator', 'companies', '/staff/companies'],
  ['operator', 'operation', '/staff'],
  ['operator', 'people', '/staff/people'],
  ['operator', 'rates', '/staff/rates'],
  ['operator', 'machine', '/staff/machine'],
  ['operator', 'translation-team', '/staff/translation'],
  ['operator', 'due-times', '/staff/translation/hours'],
  ['auditor', 'audit', '/staff/audit'],
  ['vendor', 'notifications', '/notifications'],
]

/** What everybody passes through on the way from a request to an award. */
const main = new Set([
  ...['home', 'board', 'request', 'sign-up', 'sign-in', 'edit', 'my-requests', 'my-request', 'compare'],
  ...['my-bids', 'bid-form', 'bid', 'triage', 'triage-one', 'translate', 'editor', 'review', 'company', 'operation'],
])

/** A file for each language calls this, so that both run at once. */
export function describePages(lang: 'zh' | 'en') {
  beforeAll(async () => {
    portal = await startPortal('sqlite', { seed: true })
    await loadDictionary(portal.db, ['變頻 变频 [bian4 pin2] /frequency conversion/', '控制 控制 [kong4 zhi4] /to control/'])
    browser = await launchBrowser()
  })
  afterAll(async () => {
    profiles.clear()
    await browser?.close()
    await portal?.stop()
  })

  test.each(pages)('%s sees %s as it should be', async (role, name, path) => {
    const { page, complaints } = await profileOf(role)
    const before = complaints.length
    try {
      await page.setViewportSize({ width: 1280, height: 900 })
      const response = await page.goto(`/${lang}${typeof path === 'string' ? path : await path()}`, { waitUntil: 'load' })
      expect(response?.status(), page.url()).toBe(200)
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(lang === 'zh' ? 'zh-CN' : 'en')
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 })
        await keepPicture(page, `${name}-${lang}-${width}`)
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          `sideways at ${width}`,
        ).toBeLessThanOrEqual(0)
        // Faults lie in what a page is built of, which both languages share: axe looks at each width in one of them, at the main pages in both.
        if (main.has(name) || (width === 360) === (lang === 'zh')) expect(await seriousFaults(page), `axe at ${width}`).toEqual([])
      }
      expect(await rawKeys(page)).toEqual([])
      expect(complaints.slice(before)).toEqual([])
    } finally {
      // Leaves the page's scripts. about:blank is of no site: it, and the page after it, would each begin a process of the browser anew.
      await page.goto('/healthz')
    }
  })
}

/** An endpoint with one message that arrived and one that did not. */
async function webhook(): Promise<string> {
  const { db } = portal
  const known = await db.selectFrom('webhookEndpoint').select('id').executeTakeFirst()
  if (known) return `/company/webhooks/${known.id}`
  const actor = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select(['membership.personId', 'membership.companyId'])
    .where('person.email', '=', people.vendor)
    .executeTakeFirstOrThrow()
  const added = await addEndpoint(db, {
    actor,
    url: 'https://erp.sahyadri.example.com/hooks/setuqiao/requests',
    kinds: ['request.published', 'bid.opened'],
  })
  if (!added.ok) throw new Error(added.reason)
  for (const outcome of [{ status: 'delivered', answered: 204 } as const, { status: 'failed', fault: 'unknownHost' } as const]) {
    await sendPing(db, { actor, id: added.id })
    await db
      .updateTable('webhookDelivery')
      .set({ ...outcome, attempts: 10, nextAt: null })
      .where('status', '=', 'waiting')
      .execute()
  }
  return `/company/webhooks/${added.id}`
}

const profiles = new Map<Role, Promise<Profile>>()

/** One browser profile for each role, signed in once. */
function profileOf(role: Role): Promise<Profile> {
  const open = async () => {
    const profile = await openProfile(browser, portal.origin)
    const email = people[role]
    if (email) await signInBrowser(profile.page.context(), portal.origin, await sessionOf(portal.db, email))
    return profile
  }
  if (!profiles.has(role)) profiles.set(role, open())
  return profiles.get(role)!
}

async function keepPicture(page: Page, name: string) {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
}

const rawKeys = (page: Page) =>
  page.evaluate(
    () =>
      document.body.innerText.match(
        /\b(common|accounts|bids|requests|triage|translations|questions|companies|corridors|engagements|disputes|audit|home|messages|meetings|minutes|notifications|discovery|door|machine|flow|together|outcomes|api|tokens|webhooks):(?!read\b)[a-zA-Z.]+/g,
      ) ?? [],
  )

const request = async (status: 'open' | 'submitted', folder: string) => {
  const row = await portal.db
    .selectFrom('request')
    .select('ref')
    .where('status', '=', status)
    .orderBy('publishedAt')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/${folder}/${row.ref}`
}

async function own(status: 'open' | 'draft' | 'evaluating', tail: string, role: 'buyer' | 'drafter' = 'buyer') {
  const { ref } = await portal.db
    .selectFrom('request')
    .select('ref')
    .where('status', '=', status)
    .where('companyId', '=', await companyOf(people[role]))
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/my/requests/${ref}${tail}`
}

async function companyPage() {
  const { ref } = await portal.db
    .selectFrom('company')
    .select('ref')
    .where('id', '=', await companyOf(people.vendor))
    .executeTakeFirstOrThrow()
  return `/companies/${ref}`
}

async function bidForm() {
  const company = await companyOf(people.vendor)
  const row = await portal.db
    .selectFrom('request')
    .select('ref')
    .where('status', '=', 'open')
    .where('id', 'not in', (query) => query.selectFrom('bid').select('requestId').where('companyId', '=', company))
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/requests/${row.ref}/bid`
}

async function bid() {
  const row = await portal.db
    .selectFrom('bid')
    .select('ref')
    .where('companyId', '=', await companyOf(people.vendor))
    .where('status', '=', 'submitted')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/my/bids/${row.ref}`
}

async function task(status: 'changes_requested' | 'in_review') {
  const row = await portal.db.selectFrom('translationTask').select('id').where('status', '=', status).limit(1).executeTakeFirstOrThrow()
  return `/translate/${row.id}`
}

async function together(status: 'open' | 'awarded', below: string, tail = '') {
  const row = await portal.db
    .selectFrom('request')
    .select('ref')
    .where('mode', '=', 'build')
    .where('status', '=', status)
    .executeTakeFirstOrThrow()
  return `/${below}/${row.ref}${tail}`
}

async function engagement(tail = '', buyer: 'engagedBuyer' | 'certifiedBuyer' | 'drafter' | 'firstBuyer' | 'partner' = 'engagedBuyer') {
  const row = await portal.db
    .selectFrom('engagement')
    .select('ref')
    .where('buyerId', '=', await companyOf(people[buyer]))
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/engagements/${row.ref}${tail}`
}

async function reviewed(side: 'buyer' | 'vendor') {
  const { ref } = await portal.db
    .selectFrom('review')
    .innerJoin('company', 'company.id', 'review.aboutId')
    .select('company.ref')
    .where('company.kind', '=', side)
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/companies/${ref}`
}

async function certificate(tail: string) {
  const { number } = await portal.db.selectFrom('certificate').select('number').limit(1).executeTakeFirstOrThrow()
  return `/certificates/${number}${tail}`
}

const companyOf = async (email: string) =>
  (
    await portal.db
      .selectFrom('person')
      .innerJoin('membership', 'membership.personId', 'person.id')
      .select('membership.companyId')
      .where('email', '=', email)
      .executeTakeFirstOrThrow()
  ).companyId
