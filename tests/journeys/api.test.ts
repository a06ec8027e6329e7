import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../../app/accounts/account'
import { hashPassword } from '../../app/platform/password-hash.server'
import { launchBrowser, openProfile } from '../setup/browser'
import { openApiFaults } from '../setup/openapi-schemas'
import { type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader, sessionOf, signInBrowser } from '../setup/sign-in'
import { ask } from './security/probe'

/** The API of a running portal over HTTP, and a token from its form to its end. */
let portal: RunningPortal
let browser: Browser
const vendor = 'sneha.kulkarni@sahyadri.demo.setuqiao.example'
beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true, DEMO: '0', WORKER: '0', LOG_LEVEL: 'info' })
  browser = await launchBrowser()
  const hashed = await hashPassword('a vendor password')
  if (!hashed.ok) throw new Error(hashed.reason)
  await portal.db.updateTable('person').set({ passwordHash: hashed.hash }).where('email', '=', vendor).execute()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
})

const api = (path: string, asked: Parameters<typeof ask>[2] = {}) => ask(portal.origin, `/api/v1${path}`, asked)
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

test('reads go by GET, HEAD and OPTIONS; everything else is a problem that programs can read', async () => {
  const answer = await api('/requests')
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
  expect(answer.headers['set-cookie']).toBeUndefined()
  const head = await api('/requests', { method: 'HEAD' })
  expect([head.status, head.body, head.headers.etag]).toEqual([200, '', answer.headers.etag])
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
    const refused = await api('/requests', { method, headers: { Origin: portal.origin } })
    expect([refused.status, refused.headers.allow, refused.headers['content-type']], method).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'application/problem+json',
    ])
    expect(JSON.parse(refused.body)).toMatchObject({ code: 'methodNotAllowed', status: 405 })
  }
  for (const path of ['/nowhere', '/requests/R-22222222', '/requests.data', '/requests/R-22222222/deeper']) {
    const missing = await api(path, { headers: { 'Accept-Language': 'zh' } })
    expect([missing.status, JSON.parse(missing.body).title], path).toEqual([404, '没有找到'])
  }
  expect((await ask(portal.origin, '/api')).status).toBe(404)
})

test('scripts of other sites read what is public, and are not let near a token', async () => {
  const open = await api('/requests', {
    method: 'OPTIONS',
    headers: { Origin: 'https://other.example', 'Access-Control-Request-Method': 'GET' },
  })
  expect([open.status, open.headers['access-control-allow-origin'], open.headers['access-control-allow-headers']]).toEqual([
    204,
    '*',
    'If-None-Match',
  ])
  expect((await api('/requests')).headers['access-control-allow-origin']).toBe('*')
  const own = await api('/me', { method: 'OPTIONS', headers: { Origin: 'https://other.example' } })
  expect([own.status, own.headers['access-control-allow-origin']]).toEqual([204, undefined])
})

test('a session of a browser opens nothing', async () => {
  const cookie = cookieHeader(await sessionOf(portal.db, vendor))
  expect((await ask(portal.origin, '/en/my/bids', { cookie })).status).toBe(200)
  const answer = await api('/me/bids', { cookie })
  expect([answer.status, JSON.parse(answer.body).code]).toEqual([401, 'tokenMissing'])
})

test('the document is served in the reader’s language and valid for others', async () => {
  for (const [wish, title] of [
    ['en', 'List requests'],
    ['zh-CN', '列出需求'],
  ] as const) {
    const { body, headers } = await api('/openapi.json', { headers: { 'Accept-Language': wish } })
    expect(headers['content-language']).toBe(wish)
    expect(await openApiFaults(JSON.parse(body))).toEqual([])
    expect(body).toContain(title)
  }
})

test.each([true, false])('a token is made, shown once, read with, and ended (scripts: %s)', async (javaScriptEnabled) => {
  const { page, complaints, close } = await openProfile(browser, portal.origin, { javaScriptEnabled })
  try {
    await signInBrowser(page.context(), portal.origin, await sessionOf(portal.db, vendor))
    await page.goto('/en/account')
    await page.getByRole('link', { name: 'Access tokens' }).click()
    await page.getByRole('link', { name: 'New access token' }).click()
    const name = `reports ${javaScriptEnabled}`
    await page.getByLabel('Name').fill(name)
    await page.getByLabel('Current password').fill(demoPassword)
    await send(page)
    await page.getByText('Choose what the token may read.').first().waitFor()
    expect(await page.getByLabel('Name').inputValue()).toBe(name)
    await page.getByLabel('Your company’s bids').check()
    await page.getByLabel('Current password').fill(demoPassword)
    await send(page)
    await page
      .getByText(/not your current password|password is wrong/i)
      .first()
      .waitFor()
    await page.getByLabel('Current password').fill('a vendor password')
    await send(page)
    const token = (await page.locator('[data-token]').innerText()).trim()
    const me = await api('/me', { headers: bearer(token) })
    expect(JSON.parse(me.body)).toMatchObject({ token: { name, scopes: ['bids:read'] }, company: { side: 'vendor' } })
    const bids = JSON.parse((await api('/me/bids', { headers: bearer(token) })).body)
    expect(bids.items.length).toBeGreaterThan(0)
    const one = await api(new URL(bids.items[0].url).pathname.slice('/api/v1'.length), { headers: bearer(token) })
    expect(one.status).toBe(200)
    expect((await api('/me/engagements', { headers: bearer(token) })).status).toBe(403)
    await page.getByRole('link', { name: 'I have kept it' }).click()
    const revoke = page.getByRole('button', { name: `Revoke ${name}` })
    await revoke.waitFor()
    expect(await page.locator('main').innerText()).not.toContain(token)
    await revoke.click()
    await page.getByText('The token is revoked').waitFor()
    expect((await api('/me', { headers: bearer(token) })).status).toBe(401)
    await api(`/${token}`, { headers: bearer(token) })
    expect(portal.output()).not.toContain(token)
    expect(complaints.filter((each) => !/4\d\d/.test(each))).toEqual([])
  } finally {
    await close()
  }
})

const send = (page: Page) => page.getByRole('button', { name: 'Make token' }).click()
