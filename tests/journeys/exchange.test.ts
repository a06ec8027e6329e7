import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimTask } from '../../app/translations/tasks/commands.server'
import { launchBrowser, openProfile } from '../setup/browser'
import { seriousFaults } from '../setup/faults'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/** A moderator's files, out and in, in a browser without scripts. `PICTURES=directory` keeps pictures. */
let portal: RunningPortal
let browser: Browser
const moderator = 'lin.xiaowen@staff.demo.setuqiao.example'
const pictures = process.env.PICTURES

beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

async function signedIn() {
  const profile = await openProfile(browser, portal.origin, { javaScriptEnabled: false })
  await signInBrowser(profile.page.context(), portal.origin, await sessionOf(portal.db, moderator))
  return profile
}
const upload = (page: Page, name: string, file: { name: string; text: string }) =>
  page.locator(`input[name=${name}]`).setInputFiles({ name: file.name, mimeType: 'application/xml', buffer: Buffer.from(file.text) })
const picture = async (page: Page, name: string) => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  writeFileSync(join(pictures, `${name}.png`), await page.screenshot({ fullPage: true }))
}
/** What axe calls serious, in a page with scripts. */
async function faultsOf(path: string) {
  const { page, close } = await openProfile(browser, portal.origin)
  await signInBrowser(page.context(), portal.origin, await sessionOf(portal.db, moderator))
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(path)
  await picture(page, `phone${path.replaceAll('/', '-')}`)
  const faults = await seriousFaults(page)
  const isWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  await close()
  return [...faults, ...(isWide ? ['wide'] : [])]
}

test('a task goes out, comes back, is looked at and counts', async () => {
  const { db } = portal
  const { id: personId } = await db.selectFrom('person').select('id').where('email', '=', moderator).executeTakeFirstOrThrow()
  const { id: taskId } = await db
    .selectFrom('translationTask')
    .select('id')
    .where('status', '=', 'queued')
    .where('targetLanguage', '=', 'en')
    .orderBy('dueAt')
    .executeTakeFirstOrThrow()
  expect(await claimTask(db, { actorId: personId, taskId, work: 'translate' })).toMatchObject({ ok: true })
  const { page, complaints, close } = await signedIn()
  await page.goto(`/en/translate/${taskId}`)
  await page.getByRole('link', { name: 'Work in a translation tool' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download XLIFF 1.2' }).click()
  const stream = await (await download).createReadStream()
  let xliff = ''
  for await (const part of stream) xliff += part
  expect(xliff).toContain('state="needs-translation"')

  await upload(page, 'file', { name: 'broken.xlf', text: xliff.slice(0, -30) })
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect.poll(() => page.locator('#error-summary').textContent()).toMatch(/Line \d+: this is not correct XML/)
  await picture(page, 'import-refused')

  let at = 0
  const translated = xliff.replace(
    /<target state="needs-translation">[^<]*<\/target>/g,
    () => `<target state="translated">Words ${++at}.</target>`,
  )
  await upload(page, 'file', { name: 'job.xlf', text: translated })
  await page.getByRole('button', { name: 'Show what would change' }).click()
  await expect.poll(() => page.locator('#plan').textContent()).toContain(`${at} sentences get a new translation.`)
  await picture(page, 'import-plan')
  expect(await faultsOf(`/en/translate/${taskId}/import`)).toEqual([])
  expect(await faultsOf(`/zh/translate/${taskId}/import`)).toEqual([])
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await page.waitForURL(`**/en/translate/${taskId}`)
  const texts = await db.selectFrom('translation').select('text').where('taskId', '=', taskId).where('text', 'like', 'Words %').execute()
  expect(texts).toHaveLength(at)
  expect(complaints).toEqual([])
  await close()
})

test('a memory comes in bit by bit, terms at once, and both go out again', async () => {
  const { page, complaints, close } = await signedIn()
  await page.goto('/en/translate')
  await page.getByRole('link', { name: 'Memory and terms as files' }).click()
  const units = Array.from(
    { length: 700 },
    (_, at) => `<tu><tuv xml:lang="zh-CN"><seg>第 ${at} 号记录</seg></tuv><tuv xml:lang="en"><seg>Record ${at}</seg></tuv></tu>`,
  )
  const tmx = `<tmx version="1.4"><header srclang="zh-CN"/><body>\n${units.join('\n')}\n</body></tmx>`
  await upload(page, 'memory', { name: 'memory.tmx', text: `<!DOCTYPE tmx [<!ENTITY a "b">]>\n${tmx}` })
  await page.getByRole('button', { name: 'Bring in', exact: true }).click()
  await expect.poll(() => page.locator('#error-summary').textContent()).toContain('Line 1: the file defines or uses entities')
  await upload(page, 'memory', { name: 'memory.tmx', text: tmx })
  await page.getByRole('button', { name: 'Bring in', exact: true }).click()
  await eventually(async () => {
    await page.reload()
    return (await page.locator('main').textContent())?.includes('700 pairs were new to the memory.')
  }, 'the memory to be in')
  await picture(page, 'exchange')

  const tbx = `<martif type="TBX-Basic" xml:lang="en"><text><body><termEntry id="a"><langSet xml:lang="zh"><tig><term>试验词条</term></tig></langSet><langSet xml:lang="en"><tig><term>trial entry</term></tig></langSet></termEntry></body></text></martif>`
  await upload(page, 'terms', { name: 'terms.tbx', text: tbx })
  await page.getByRole('button', { name: 'Bring in terms' }).click()
  await expect.poll(() => page.locator('#term-base').textContent()).toContain('1 concept is new.')
  for (const [path, part] of [
    ['memory.tmx?source=zh-CN', '<seg>Record 699</seg>'],
    ['memory.csv', '"Record 699"'],
    ['terms.tbx?version=3', '<term>trial entry</term>'],
  ] as const) {
    const answer = await page.request.get(`/en/translate/exchange/${path}`)
    expect(answer.headers()['content-disposition']).toMatch(/^attachment/)
    expect(await answer.text()).toContain(part)
  }
  expect(await faultsOf('/zh/translate/exchange')).toEqual([])
  expect(complaints).toEqual([])
  await close()
})
