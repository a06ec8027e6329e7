import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepFindings } from '../factories/translations'
import { launchBrowser, openProfile } from '../setup/browser'
import { type FakeMachine, startMachine } from '../setup/machine'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/** From an operator's switch to the reader's provenance, with a real HTTP server in the place of LibreTranslate. */
let portal: RunningPortal
let browser: Browser
let machine: FakeMachine
const operator = 'zhou.mingyuan@staff.demo.setuqiao.example'
const lin = 'lin.xiaowen@staff.demo.setuqiao.example'
const ananya = 'ananya.deshpande@staff.demo.setuqiao.example'

beforeAll(async () => {
  machine = await startMachine((text) => `The plant names ${[...text.matchAll(/⟦\d+⟧/g)].join(', ') || 'nothing'} here.`)
  portal = await startPortal('sqlite', { seed: true, MACHINE: 'libretranslate', MACHINE_URL: machine.url })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
  await machine?.stop()
})

async function as(email: string, walk: (page: Page) => Promise<void>, javaScriptEnabled = true) {
  const { page, complaints, close } = await openProfile(browser, portal.origin, { javaScriptEnabled })
  try {
    await signInBrowser(page.context(), portal.origin, await sessionOf(portal.db, email))
    await walk(page)
    expect(complaints).toEqual([])
  } finally {
    await close()
  }
}

/** A request that waits for its English, open to everybody. */
const waiting = () =>
  portal.db
    .selectFrom('translationTask')
    .innerJoin('request', 'request.id', 'translationTask.requestId')
    .select(['translationTask.id', 'translationTask.documentId'])
    .where('translationTask.kind', '=', 'request')
    .where('translationTask.targetLanguage', '=', 'en')
    .where('request.confidentiality', '=', 'open')
    .where('translationTask.status', 'in', ['queued', 'claimed', 'changes_requested'])
    .orderBy('translationTask.status', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

test('nothing is offered until an operator lets a kind leave; then drafts come labelled, are edited, verified, and say so', async () => {
  const { id: taskId } = await waiting()
  const { personId } = await portal.db.selectFrom('person').select('id as personId').where('email', '=', lin).executeTakeFirstOrThrow()
  await portal.db
    .updateTable('translationTask')
    .set({ status: 'queued', claimedBy: null, claimExpiresAt: null, reviewerId: null })
    .where('id', '=', taskId)
    .execute()
  // A clean sheet: what the seed has written already is set aside.
  await portal.db
    .updateTable('translation')
    .set({ text: '', state: 'new', translatorId: null, method: 'human' })
    .where('taskId', '=', taskId)
    .where('state', 'in', ['draft', 'ready', 'changes_requested'])
    .execute()

  await as(lin, async (page) => {
    await page.goto(`/en/translate/${taskId}`)
    await page.getByRole('button', { name: 'Claim translation' }).click()
    await page.getByText('Texts of this kind do not leave the portal').waitFor()
    expect(await page.getByRole('button', { name: /by machine/ }).count()).toBe(0)
  })
  await as(operator, async (page) => {
    await page.goto('/en/staff/machine')
    await page.getByText(`Drafts come from LibreTranslate at ${machine.host}`).waitFor()
    await page.getByText('No text has left the portal').waitFor()
    await page.getByRole('button', { name: 'Let it leave: Request' }).click()
    await page.getByRole('button', { name: 'Keep it here: Request' }).waitFor()
  })
  expect(machine.bodies).toEqual([])

  await as(lin, async (page) => {
    await page.goto(`/en/translate/${taskId}`)
    await page.getByRole('button', { name: 'Draft the empty sentences by machine' }).click()
    const label = page.getByText('Machine draft, not verified').first()
    await label.waitFor({ timeout: 20_000 })
    const area = page.locator('textarea[data-sentence]').first()
    await eventually(async () => (await area.inputValue()).startsWith('The plant names') || null, 'the first sentence to fill')
    await area.fill('Networking of the machine tools')
    await area.press('Control+Enter')
    await eventually(
      () =>
        portal.db
          .selectFrom('translation')
          .select('id')
          .where('taskId', '=', taskId)
          .where('text', '=', 'Networking of the machine tools')
          .executeTakeFirst(),
      'the edited sentence to be saved',
    )
  })
  await keepFindings(portal.db, { actorId: personId, taskId })
  await as(lin, async (page) => {
    await page.goto(`/en/translate/${taskId}`)
    for (const area of await page.locator('textarea[data-sentence]').all()) {
      if ((await area.inputValue()) !== '') continue
      await area.fill('Written by hand.')
      await area.blur()
    }
    await eventually(async () => ((await open(taskId)) === 0 ? true : null), 'all sentences to be saved')
    await keepFindings(portal.db, { actorId: personId, taskId })
    await page.reload()
    await page.getByRole('button', { name: 'Submit for review' }).click()
    await page.getByText('In review').first().waitFor()
  })
  await as(ananya, async (page) => {
    await page.goto(`/en/translate/${taskId}`)
    await page.getByRole('button', { name: 'Claim review' }).click()
    await page.getByRole('button', { name: 'Approve all that is ready' }).click()
    await page.getByText('Verified').first().waitFor()
    await page.goto(`/en/translate/${taskId}/preview`)
    expect(await page.locator('main').innerText()).toMatch(/machine draft, edited by/)
  })
  await as(operator, async (page) => {
    await page.goto('/zh/staff/machine')
    const rows = page.getByRole('row', { name: /已回应/ })
    expect(await rows.count()).toBeGreaterThan(3)
    expect(await rows.first().innerText()).toContain(machine.host)
  })
  const left = machine.bodies.join('\n')
  for (const { text } of await codesOf(taskId)) expect(left).not.toContain(text)
})

test('without scripts a draft is asked for, looked for and taken by plain forms', async () => {
  const { id: taskId } = await portal.db
    .selectFrom('translationTask')
    .innerJoin('request', 'request.id', 'translationTask.requestId')
    .select('translationTask.id')
    .where('translationTask.kind', 'in', ['question', 'answer', 'request'])
    .where('request.confidentiality', '=', 'open')
    .where('translationTask.status', 'in', ['queued', 'claimed', 'changes_requested', 'in_review'])
    .orderBy('translationTask.id')
    .executeTakeFirstOrThrow()
  await portal.db
    .updateTable('translationTask')
    .set({ status: 'queued', claimedBy: null, claimExpiresAt: null })
    .where('id', '=', taskId)
    .execute()
  const { kind } = await portal.db.selectFrom('translationTask').select('kind').where('id', '=', taskId).executeTakeFirstOrThrow()
  await as(operator, async (page) => {
    await page.goto('/zh/staff/machine')
    const names = { request: '需求', question: '提问', answer: '回答' } as Record<string, string>
    const turnOn = page.getByRole('button', { name: `允许发出: ${names[kind]}` })
    if ((await turnOn.count()) > 0) await turnOn.click()
  })
  await as(
    lin,
    async (page) => {
      await page.goto(`/zh/translate/${taskId}`)
      await page.getByRole('button', { name: '领取翻译' }).click()
      await page
        .getByRole('button', { name: /^请求机器初译/ })
        .first()
        .click()
      await eventually(async () => {
        await page.goto(`/zh/translate/${taskId}`)
        return (await page.getByRole('button', { name: '采用并修改' }).count()) > 0 ? true : null
      }, 'the draft')
      await page.getByRole('button', { name: '采用并修改' }).first().click()
      // Playwright's search by text passes over what stands within noscript.
      await expect.poll(() => page.locator('main').innerText(), { timeout: 20_000 }).toContain('本句现在是机器初译')
    },
    false,
  )
})

const open = async (taskId: string) =>
  (
    await portal.db
      .selectFrom('translation')
      .select('id')
      .where('taskId', '=', taskId)
      .where('text', '=', '')
      .where('state', 'not in', ['approved', 'not_needed'])
      .execute()
  ).length

const codesOf = async (taskId: string) => {
  const rows = await portal.db
    .selectFrom('translation')
    .innerJoin('segment', 'segment.id', 'translation.segmentId')
    .select('segment.text')
    .where('translation.taskId', '=', taskId)
    .execute()
  return rows.flatMap(({ text }) => [...text.matchAll(/[A-Z]+\d[\w-]*/g)].map(([code]) => ({ text: code })))
}
