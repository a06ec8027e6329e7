import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../app/platform/ids'
import { rememberApproved } from '../../app/translations/memory/commands.server'
import { addConcept } from '../../app/translations/terms/commands.server'
import { inTransaction } from '../../db/connect'
import { accepted, gears, monday, type World, world } from '../factories/requesting'
import { launchBrowser, openProfile, type Profile } from '../setup/browser'
import { seriousFaults } from '../setup/faults'
import { type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/** Two moderators at the workbench: one by keys alone, then both at one task. `PICTURES=directory` keeps pictures. */
let portal: RunningPortal
let browser: Browser
let all: World
const open: Profile[] = []
const pictures = process.env.PICTURES

beforeAll(async () => {
  portal = await startPortal('sqlite')
  browser = await launchBrowser()
  const { db } = portal
  all = await world(db)
  const added = await addConcept(db, {
    actorId: all.moderators[0],
    concept: {
      ...{ domain: 'automation', partOfSpeech: 'noun', note: '', isKept: false, isCaseSensitive: false },
      ...{ definitionZh: '装有控制电器的柜子。', definitionEn: 'A cabinet with control gear.' },
      terms: [
        { language: 'zh-CN', status: 'preferred', text: '控制柜' },
        { language: 'en', status: 'preferred', text: 'control cabinet' },
      ],
    },
  })
  expect(added).toMatchObject({ ok: true })
  await inTransaction(db, (tx) =>
    rememberApproved(tx, [
      {
        originId: newId(),
        sourceLanguage: 'zh-CN',
        source: '数据每天汇总一次，发给车间主任。',
        target: 'Data are summed up once a day and sent to the workshop manager.',
        domain: 'manufacturing',
        approvedAt: monday,
      },
    ]),
  )
})
afterAll(async () => {
  for (const profile of open) await profile.close()
  await browser?.close()
  await portal?.stop()
})

const described = (title: string) => ({
  ...gears,
  title,
  summary: '控制柜全部联网。',
  problem: '数据每天汇总一次，发给班组长。',
  systems: '工控机运行正常。',
  requirements: [{ key: 'r1', level: 'must' as const, what: '实时显示设备状态。', acceptance: '班长现场确认。' }],
})

/** One of the two moderators, in a browser of their own. */
async function moderator(which: 0 | 1): Promise<Profile> {
  const profile = await openProfile(browser, portal.origin)
  open.push(profile)
  const { email } = await portal.db.selectFrom('person').select('email').where('id', '=', all.moderators[which]).executeTakeFirstOrThrow()
  await signInBrowser(profile.page.context(), portal.origin, await sessionOf(portal.db, email))
  return profile
}

const isHydrated = (page: Page) =>
  page.waitForFunction(() => Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')))

async function visit(page: Page, path: string) {
  await page.goto(path)
  await isHydrated(page)
}

/** Tab until the button or link of these words has the focus, then Enter. */
async function press(page: Page, name: string | RegExp) {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}
async function tabTo(page: Page, name: string | RegExp) {
  for (let steps = 0; steps < 200; steps++) {
    const said = await page.evaluate(() => {
      const element = document.activeElement
      return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? ''
    })
    if (typeof name === 'string' ? said === name : name.test(said)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches ${name}`)
}

/** By Alt + arrow to the sentence with this source. */
async function goToSentence(page: Page, source: string) {
  for (const key of [...Array(12).fill('Alt+ArrowUp'), ...Array(12).fill('Alt+ArrowDown')]) {
    if (await isAt(page, source)) return
    await page.keyboard.press(key)
  }
  expect(await isAt(page, source), source).toBe(true)
}
const isAt = (page: Page, source: string) =>
  page.evaluate((words) => document.activeElement?.closest('[data-row]')?.textContent?.includes(words) ?? false, source)
const written = (page: Page) => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)

test('by keys alone: claim, insert a term, take a match, mend a check, hand in, send back, correct, approve; the reader sees who did it', async () => {
  const request = await accepted(portal.db, all, described('包装线联网'))
  const { page, complaints } = await moderator(0)
  await visit(page, '/en/translate')
  await press(page, 'Claim next translation')
  await page.waitForURL(/translate\/[0-9a-f-]{36}/)
  const task = page.url().replace(/[?#].*/, '')

  await goToSentence(page, '包装线联网')
  await page.keyboard.type('Networking a packing line')
  await page.keyboard.press('Control+Enter')
  expect(await isAt(page, '控制柜全部联网。')).toBe(true)
  await page.keyboard.type('Every ')
  await page.keyboard.press('Alt+Shift+Digit1')
  await page.keyboard.type(' goes online.')
  expect(await written(page)).toBe('Every control cabinet goes online.')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Z')
  await page.keyboard.press('Control+Shift+Z')
  await page.keyboard.press('Control+Shift+Z')
  expect(await written(page), 'undone and done again').toBe('Every control cabinet goes online.')

  await page.keyboard.press('Alt+ArrowDown')
  expect(await isAt(page, '数据每天汇总一次')).toBe(true)
  await page.locator('[data-shortcut="take-1"]').waitFor()
  await page.keyboard.press('Alt+Digit1')
  await expect.poll(() => written(page)).toBe('Data are summed up once a day and sent to the workshop manager.')
  await page.keyboard.press('Control+End')
  for (const _ of 'workshop manager.') await page.keyboard.press('Backspace')
  await page.keyboard.type('team leader.')

  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('The industrial PC runs normally。')
  await press(page, /^Put in “\.”$/)
  await expect.poll(() => written(page)).toBe('The industrial PC runs normally.')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('Show the state of the machines as it changes.')
  await page.keyboard.press('Control+Enter')
  await page.keyboard.type('The team leader confirms on site.')
  await page.keyboard.press('Alt+Shift+Slash')
  expect(await page.locator('dialog[open]').innerText()).toContain('Insert term 1 to 9')
  await page.keyboard.press('Escape')
  await press(page, 'Submit for review')
  await page.waitForURL(/tab=mine/)

  const reviewer = await moderator(1)
  const judged = reviewer.page
  await visit(judged, '/en/translate?tab=review')
  await press(judged, 'Claim next review')
  await judged.waitForURL(/translate\/[0-9a-f-]{36}/)
  await goToSentence(judged, '班长现场确认。')
  await press(judged, 'Request a change')
  await judged.keyboard.press('Tab')
  await judged.keyboard.type('Say that it is confirmed by signature.')
  await press(judged, 'Send comment')
  await judged.getByText('Change requested').first().waitFor()
  await press(judged, 'Return to the translator')
  await judged.getByText('The reviewer has requested changes').waitFor()

  await visit(page, task)
  await press(page, 'Claim translation')
  await page.locator('textarea[data-sentence]').first().waitFor()
  await goToSentence(page, '班长现场确认。')
  expect(await page.getByText('Say that it is confirmed by signature.').first().isVisible()).toBe(true)
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Backspace')
  await page.keyboard.type(' by signature.')
  await press(page, 'Submit for review')
  await page.waitForURL(/tab=mine/)

  await visit(judged, '/en/translate?tab=review')
  await press(judged, 'Claim next review')
  await judged.waitForURL(/translate\/[0-9a-f-]{36}/)
  await judged.locator('[data-row]').first().waitFor()
  const waiting = () => judged.getByRole('button', { name: 'Approve', exact: true }).count()
  for (let left = await waiting(); left > 0; left--) {
    expect(await waiting()).toBe(left)
    await judged.keyboard.press('Control+Shift+Enter')
    await expect.poll(waiting).toBe(left - 1)
  }
  await judged.getByText('Verified. The text is fixed').waitFor()
  expect([...complaints, ...reviewer.complaints]).toEqual([])

  const reader = await openProfile(browser, portal.origin)
  open.push(reader)
  await expect.poll(async () => (await reader.page.goto(`/en/requests/${request.ref}`))?.status(), { timeout: 20_000 }).toBe(200)
  expect(await reader.page.locator('main').innerText()).toContain('Data are summed up once a day and sent to the team leader.')
  await reader.page.goto(`/en/documents/${request.documentId}/history/en`)
  const origin = await reader.page.locator('main').innerText()
  for (const words of ['Verified translation', 'Lin', 'Ananya', 'Translated and submitted', 'Reviewed and verified'])
    expect(origin).toContain(words)
})

test('two browsers at one task: the second sees at once who holds it, and what the first typed is never lost', async () => {
  const { documentId } = await accepted(portal.db, all, described('仓库联网'))
  const { id: taskId } = await portal.db
    .selectFrom('translationTask')
    .select('id')
    .where('documentId', '=', documentId)
    .executeTakeFirstOrThrow()
  const [lin, ananya] = [await moderator(0), await moderator(1)]
  await visit(ananya.page, `/en/translate/${taskId}`)
  await visit(lin.page, `/en/translate/${taskId}`)
  await lin.page.getByRole('button', { name: 'Claim translation' }).click()
  await ananya.page.getByText('Lin has this task until').waitFor({ timeout: 8_000 })
  expect(await ananya.page.getByRole('button', { name: 'Claim translation' }).count()).toBe(0)

  const first = lin.page.locator('textarea[data-sentence]').first()
  await first.fill('Networking a warehouse')
  await ananya.page.getByText('Networking a warehouse').first().waitFor({ timeout: 8_000 })

  // In another window Lin hands the task over, while the words of this one are on their way: they arrive when the task is Ananya's.
  let arrive = () => {}
  const handedOver = new Promise<void>((done) => {
    arrive = done
  })
  await lin.page.route(/\/segments\/[0-9a-f-]{36}\/save$/, async (route) => {
    await handedOver
    await route.continue()
  })
  const other = await moderator(0)
  await visit(other.page, `/en/translate/${taskId}`)
  await other.page.locator('summary', { hasText: 'Hand over' }).click()
  await other.page.getByLabel('To whom').selectOption({ label: 'Ananya' })
  await first.fill('Networking the warehouse, with every word of it')
  await other.page.getByRole('button', { name: 'Hand over', exact: true }).click()
  await other.page.getByText('Ananya has this task until').waitFor()
  arrive()
  await lin.page.getByText('Ananya has this task now').waitFor({ timeout: 10_000 })
  const second = lin.page.getByText('Networking the warehouse, with every word of it').filter({ visible: true }).first()
  await second.waitFor()

  const mine = ananya.page.locator('textarea[data-sentence]').first()
  await mine.waitFor({ timeout: 10_000 })
  expect(await mine.inputValue(), 'words that came too late replace nothing').toBe('Networking a warehouse')
  await mine.focus()
  await ananya.page.getByRole('button', { name: 'Use this suggestion' }).click()
  await expect.poll(() => mine.inputValue()).toBe('Networking the warehouse, with every word of it')
  const kept = await portal.db
    .selectFrom('translationHistory')
    .innerJoin('translation', 'translation.id', 'translationHistory.translationId')
    .select('translationHistory.text')
    .where('translation.taskId', '=', taskId)
    .execute()
  expect(new Set(kept.map(({ text }) => text))).toContain('Networking the warehouse, with every word of it')
  expect([...lin.complaints, ...ananya.complaints, ...other.complaints]).toEqual([])
})

test('a sentence is split and joined, with and without scripts', async () => {
  const { documentId } = await accepted(portal.db, all, described('检验联网'))
  const { id: taskId } = await portal.db
    .selectFrom('translationTask')
    .select('id')
    .where('documentId', '=', documentId)
    .executeTakeFirstOrThrow()
  const { page } = await moderator(0)
  await visit(page, `/en/translate/${taskId}`)
  await page.getByRole('button', { name: 'Claim translation' }).click()
  const row = page.locator('[data-row]', { hasText: '数据每天汇总一次，发给班组长。' })
  await row.locator('textarea[data-sentence]').fill('Data are summed up once a day. They are sent to the team leader.')
  await page.locator('summary', { hasText: 'Split or join' }).click()
  await page.getByLabel('The source of sentence 3').fill('数据每天汇总一次，\n发给班组长。')
  await page.getByRole('button', { name: 'Split here' }).click()
  await expect.poll(() => page.locator('textarea[data-sentence]').nth(2).inputValue()).toBe('Data are summed up once a day.')
  expect(await page.locator('textarea[data-sentence]').nth(3).inputValue()).toBe('They are sent to the team leader.')

  const plain = await openProfile(browser, portal.origin, { javaScriptEnabled: false })
  open.push(plain)
  await plain.page.context().addCookies(await page.context().cookies())
  await plain.page.goto(`/en/translate/${taskId}`)
  const third = plain.page.locator('[data-row]').nth(2)
  await third.locator('summary', { hasText: 'Split or join' }).click()
  await third.getByRole('button', { name: 'Join with the next sentence' }).click()
  await plain.page.waitForLoadState('load')
  expect(await plain.page.locator('textarea[data-sentence]').nth(2).inputValue()).toBe(
    'Data are summed up once a day. They are sent to the team leader.',
  )
})

test.each(['en', 'zh'])('the workbench in %s, wide and narrow, has no serious fault and does not scroll sideways', async (lang) => {
  const { id: taskId } = await portal.db
    .selectFrom('translationTask')
    .select('id')
    .where('status', '=', 'claimed')
    .where('claimedBy', '=', all.moderators[0])
    .limit(1)
    .executeTakeFirstOrThrow()
  const { page, complaints } = await moderator(0)
  await visit(page, `/${lang}/translate/${taskId}`)
  await page.locator('textarea[data-sentence]').nth(1).focus()
  await page.keyboard.type(' Wrong（')
  await page.locator('.sentence-tools ol, .sentence-tools h3').first().waitFor()
  for (const width of [1280, 1920, 390]) {
    await page.setViewportSize({ width, height: 900 })
    if (pictures) {
      mkdirSync(pictures, { recursive: true })
      await page.screenshot({ path: join(pictures, `workbench-${lang}-${width}.png`) })
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    expect(await seriousFaults(page), `axe at ${width}`).toEqual([])
  }
  expect(complaints).toEqual([])
})

test('the button at the foot stays under the pointer that presses it, while the sentence above saves itself', async () => {
  await accepted(portal.db, all, described('立体库改造'))
  const { page } = await moderator(0)
  await visit(page, '/en/translate')
  await press(page, 'Claim next translation')
  await page.waitForURL(/translate\/[0-9a-f-]{36}/)
  await page.locator('textarea[data-sentence]').last().click()
  await page.keyboard.type('The team leader confirms on site.')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const submit = page.getByRole('button', { name: 'Submit for review' })
  const before = (await submit.boundingBox())!
  await page.mouse.move(before.x + before.width / 2, before.y + 3)
  await page.mouse.down()
  await page.getByText('Saved', { exact: true }).first().waitFor()
  expect(await submit.boundingBox()).toEqual(before)
  const handedIn = page.waitForResponse((response) => response.request().method() === 'POST' && /\/submit/.test(response.url()))
  await page.mouse.up()
  await handedIn
})
