import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '~/accounts/account'
import { translateFor } from '~/platform/i18n/translators.server'
import { launchBrowser, openProfile, type Profile } from '../setup/browser'
import { type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/** Nobody needs a mouse: what is done with it elsewhere is done here by keys alone, on the seeded corridor. */
let portal: RunningPortal
let browser: Browser
const buyer = 'li.wei@hengchi.demo.setuqiao.example'
const vendor = 'sneha.kulkarni@sahyadri.demo.setuqiao.example'

beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

test('the skip link comes first and leads past the menus', async () => {
  await visit(null, '/zh/requests', async (page) => {
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(translateFor('zh-CN')('common:nav.skip'))
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.querySelector('main')?.contains(document.activeElement))).toBe(true)
  })
})

test('signing in: a mistake puts the fields right after it, the right words lead to the first screen', async () => {
  await visit(null, '/en/sign-in', async (page) => {
    await tabTo(page, 'email')
    await page.keyboard.type(vendor)
    await page.keyboard.press('Tab')
    await page.keyboard.type('not the password')
    await sendBy(page, 'Enter')
    expect(await page.locator('#error-summary').innerText()).toMatch(/password/)
    expect(await page.locator('[name="email"]').inputValue()).toBe(vendor)
    await tabTo(page, 'password')
    await page.keyboard.type(demoPassword)
    await sendBy(page, 'Enter')
    await page.waitForURL(/\/en\/my\/bids$/)
  })
})

test('the board is narrowed, and a bid begun, without a mouse', async () => {
  await visit(vendor, '/en/requests', async (page) => {
    await tabTo(page, 'vertical')
    await page.keyboard.type('Manu')
    await tabTo(page, (element) => (element as HTMLButtonElement).type === 'submit' && element.closest('search') !== null)
    await page.keyboard.press('Enter')
    await page.waitForURL(/vertical=manufacturing/)
    const ref = await requestWithoutBid()
    await page.goto(`/en/requests/${ref}`)
    await isHydrated(page)
    await tabTo(page, (element) => element.getAttribute('href')?.endsWith('/bid') ?? false)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/bid$/)
    await page.locator('[name="approach"]').waitFor()

    await tabTo(page, 'coverage[0].answer')
    await page.keyboard.press('Space')
    await tabTo(page, 'approach')
    await page.keyboard.type('Keys alone.')
    await tabTo(page, (element) => /milestones\/add$/.test((element as HTMLButtonElement).formAction ?? ''))
    await page.keyboard.press('Enter')
    await page.locator('[name="milestones[1].title"]').waitFor()
    // The send button is the first one of its kind after the last field.
    await tabTo(page, (element) => (element as HTMLButtonElement).type === 'submit' && /Seal/.test(element.textContent ?? ''))
    await page.keyboard.press('Enter')
    await page.locator('#error-summary').waitFor()
    expect(await page.evaluate(() => document.activeElement?.id), 'focus goes to the summary').toBe('error-summary')
    await page.keyboard.press('Tab')
    const target = await page.evaluate(() => document.activeElement?.getAttribute('href')?.slice(1))
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id), 'an entry leads to its field').toBe(target)
    expect(await page.locator('[name="approach"]').inputValue()).toBe('Keys alone.')
  })
})

test('what Tab reaches in a long form is never hidden behind the bar at its foot', async () => {
  const request = await portal.db
    .selectFrom('request')
    .innerJoin('person', 'person.id', 'request.authorId')
    .select(['request.ref', 'person.email'])
    .where('request.status', '=', 'draft')
    .executeTakeFirstOrThrow()
  await visit(request.email, `/zh/my/requests/${request.ref}/edit`, async (page) => {
    await page.setViewportSize({ width: 360, height: 800 })
    const hidden: string[] = []
    let fields = 0
    await tabTo(page, 'title')
    while (!(await page.evaluate(() => document.activeElement?.closest('footer, .bottom-bar') !== null))) {
      fields++
      const name = await page.evaluate(() => {
        const [field, bar] = [document.activeElement!, document.querySelector('.bottom-bar')!]
        const isBehind = field.getBoundingClientRect().bottom > bar.getBoundingClientRect().top
        return isBehind ? (field.getAttribute('name') ?? field.textContent) : null
      })
      if (name) hidden.push(name)
      await page.keyboard.press('Tab')
    }
    expect(fields).toBeGreaterThan(25)
    expect(hidden).toEqual([])
  })
})

test('the account menu and a confirmation open and close by keys', async () => {
  await visit(vendor, '/en/my/bids', async (page) => {
    await tabTo(page, (element) => element.tagName === 'SUMMARY' && element.closest('header') !== null && element.checkVisibility())
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).waitFor({ state: 'hidden' })
  })
})

test('Enter that confirms a word of an input method sends nothing; the next one does', async () => {
  await visit(buyer, '/zh/my/requests/new', async (page) => {
    let sent = 0
    page.on('request', (request) => {
      if (request.method() === 'POST') sent++
    })
    await page.locator('[name="title"]').focus()
    const keys = await page.context().newCDPSession(page)
    await keys.send('Input.imeSetComposition', { text: 'chi lun', selectionStart: 7, selectionEnd: 7 })
    await page.keyboard.press('Enter')
    await keys.send('Input.insertText', { text: '齿轮车间联网' })
    expect(await page.locator('[name="title"]').inputValue()).toBe('齿轮车间联网')
    expect(sent).toBe(0)
    expect(page.url()).toMatch(/\/new$/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/edit$/)
    expect(sent).toBeGreaterThan(0)
  })
})

async function visit(email: string | null, path: string, deed: (page: Page) => Promise<void>) {
  let profile: Profile | undefined
  try {
    profile = await openProfile(browser, portal.origin)
    if (email) await signInBrowser(profile.page.context(), portal.origin, await sessionOf(portal.db, email))
    await profile.page.goto(path)
    if (email) await isHydrated(profile.page)
    await deed(profile.page)
    expect(profile.complaints).toEqual([])
  } finally {
    await profile?.close()
  }
}

const isHydrated = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')))

/** Presses Tab until the wanted element has the focus: a field by its name, or whatever the question answers yes to. */
async function tabTo(page: Page, wanted: string | ((element: Element) => boolean)) {
  const question = typeof wanted === 'string' ? `(element) => element.getAttribute('name') === ${JSON.stringify(wanted)}` : String(wanted)
  for (let steps = 0; steps < 150; steps++) {
    if (await page.evaluate(`(${question})(document.activeElement)`)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${question}`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim())

/** A key that sends a form of a page without scripts. */
const sendBy = (page: Page, key: string) => Promise.all([page.waitForEvent('load'), page.keyboard.press(key)])

async function requestWithoutBid() {
  const company = await portal.db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.personId')
    .select('companyId')
    .where('email', '=', vendor)
    .executeTakeFirstOrThrow()
  const row = await portal.db
    .selectFrom('request')
    .select('ref')
    .where('status', '=', 'open')
    .where('id', 'not in', (query) => query.selectFrom('bid').select('requestId').where('companyId', '=', company.companyId))
    .limit(1)
    .executeTakeFirstOrThrow()
  return row.ref
}
