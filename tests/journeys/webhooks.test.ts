import { createHmac } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openProfile } from '../setup/browser'
import { eventually, type RunningPortal, startPortal } from '../setup/server'
import { sessionOf, signInBrowser } from '../setup/sign-in'

/** An endpoint from its form to a real server that fails first, with the portal's own worker. */
let portal: RunningPortal
let browser: Browser
let receiver: Server
const received: { headers: Record<string, string>; body: string }[] = []
const answers = [500, 200]
const vendor = 'sneha.kulkarni@sahyadri.demo.setuqiao.example'

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, body })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done))
  portal = await startPortal('sqlite', { seed: true, DEMO: '1', WEBHOOK_TEST_URL: base() })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await portal?.stop()
  await new Promise((done) => receiver.close(done))
})

const base = () => `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`

test.each([false, true])('an endpoint is added, tried, fails first, gets its message and goes (scripts: %s)', async (javaScriptEnabled) => {
  received.length = 0
  answers.splice(0, answers.length, 500, 200)
  const { page, complaints, close } = await openProfile(browser, portal.origin, { javaScriptEnabled })
  try {
    await signInBrowser(page.context(), portal.origin, await sessionOf(portal.db, vendor))
    await page.goto('/en/company')
    await page.getByRole('link', { name: 'Webhooks', exact: true }).click()
    await page.getByRole('link', { name: 'Add endpoint' }).first().click()
    await page.getByLabel('Address').fill('https://169.254.169.254/latest/meta-data')
    await page.getByRole('button', { name: 'Add endpoint' }).click()
    await page.getByText('Give an https address').first().waitFor()
    await page.getByText('Choose what the endpoint should hear of.').first().waitFor()
    expect(await page.getByLabel('Address').inputValue()).toBe('https://169.254.169.254/latest/meta-data')
    await page.getByLabel('Address').fill(`${base()}hooks`)
    await page.getByLabel('Your bid was opened').check()
    await page.getByRole('button', { name: 'Add endpoint' }).click()
    const secret = (await page.locator('[data-secret]').innerText()).trim()
    await page.getByRole('link', { name: 'I have kept it' }).click()
    await page.getByRole('button', { name: 'Send test message' }).click()
    await page.getByText('The message is on its way').waitFor()
    await eventually(async () => received.length > 0 || null, 'the first attempt')
    await eventually(async () => {
      await page.reload()
      return (await page.getByText('Answered 500').count()) > 0 || null
    }, 'the failure to show')
    await eventually(async () => received.length > 1 || null, 'the second attempt')
    await eventually(async () => {
      await page.reload()
      return (await page.getByText('Delivered').count()) > 0 || null
    }, 'the success to show')
    const [first, second] = received as [(typeof received)[number], (typeof received)[number]]
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id'])
    expect(second.body).toBe(first.body)
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
    for (const { headers, body } of received) {
      const signed = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`).digest('base64')
      expect(headers['webhook-signature']).toBe(`v1,${signed}`)
    }
    await page.getByRole('button', { name: 'Send again' }).first().click()
    await eventually(async () => received.length > 2 || null, 'the message once more')
    await page.getByRole('link', { name: 'New secret' }).click()
    await page.getByRole('button', { name: 'Make new secret' }).click()
    await page.locator('[data-secret]').waitFor()
    expect(await page.locator('[data-secret]').innerText()).not.toBe(secret)
    await page.getByRole('link', { name: 'I have kept it' }).click()
    await page.getByRole('button', { name: 'Remove endpoint' }).click()
    await page.getByText('The endpoint is removed').waitFor()
    expect(portal.output()).not.toContain(secret)
    expect(complaints.filter((each) => !/4\d\d/.test(each))).toEqual([])
  } finally {
    await close()
  }
})
