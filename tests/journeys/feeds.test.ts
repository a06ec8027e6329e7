import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { touchPublicPages } from '../../app/platform/public-version.server'
import { inTransaction } from '../../db/connect'
import { atomFaults, jsonFeedFaults, sitemapFaults, sitemapIndexFaults } from '../setup/feed-schemas'
import { hasOcdsSchemas, packageFaults } from '../setup/ocds-schemas'
import { type RunningPortal, startPortal } from '../setup/server'
import { cookieHeader, sessionOf } from '../setup/sign-in'
import { ask } from './security/probe'

/** What machines fetch of a running portal: right types, kept, the same for everybody, and found from the pages. */
let portal: RunningPortal
beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true, DEMO: '0', WORKER: '0', LOG_LEVEL: 'warn' })
})
afterAll(() => portal?.stop())

const documents = [
  ['/en/requests.atom', 'application/atom+xml; charset=utf-8'],
  ['/zh/requests.json?technology=iot', 'application/feed+json; charset=utf-8'],
  ['/zh/requests.ics', 'text/calendar; charset=utf-8'],
  ['/sitemap.xml', 'application/xml; charset=utf-8'],
  ['/sitemaps/pages.xml', 'application/xml; charset=utf-8'],
  ['/sitemaps/open.xml', 'application/xml; charset=utf-8'],
  ['/sitemaps/companies.xml', 'application/xml; charset=utf-8'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/ocds/releases.json?state=open', 'application/json; charset=utf-8'],
] as const

describe.each(documents)('%s', (path, type) => {
  test('has its type, is told apart by its ETag, and is the same with a session', async () => {
    const answer = await ask(portal.origin, path)
    expect([answer.status, answer.headers['content-type']]).toEqual([200, type])
    const { etag } = answer.headers
    expect(etag).toMatch(/^W\/"/)
    const again = await ask(portal.origin, path, { headers: { 'If-None-Match': etag! } })
    expect([again.status, again.body]).toEqual([304, ''])
    const cookie = cookieHeader(await sessionOf(portal.db, 'sneha.kulkarni@sahyadri.demo.setuqiao.example'))
    const signedIn = await ask(portal.origin, path, { cookie })
    expect([signedIn.headers.etag, signedIn.body]).toEqual([etag, answer.body])
    expect(signedIn.headers['set-cookie']).toBeUndefined()
    const head = await ask(portal.origin, path, { method: 'HEAD' })
    expect([head.status, head.body, head.headers.etag]).toEqual([200, '', etag])
    expect(answer.body.length).toBeLessThan(500_000)
  })

  test('names no host but the configured one, whatever the client says of itself', async () => {
    const { body } = await ask(portal.origin, path, { headers: { 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'ftp' } })
    // Calendars fold their lines and write a line's end as two signs.
    const plain = body.replace(/\r\n /g, '').replaceAll('\\n', ' ')
    const known = /^(http:\/\/www\.w3\.org|http:\/\/www\.sitemaps\.org|https:\/\/jsonfeed\.org)\//
    const strangers = [...plain.matchAll(/[a-z]+:\/\/[^\s"<>\\]+/g)].map(([url]) => url).filter((url) => !url.startsWith(portal.origin))
    expect(strangers.filter((url) => !known.test(url))).toEqual([])
  })
})

test('what is served is what the formats want', async () => {
  const body = async (path: string) => (await ask(portal.origin, path)).body
  for (const language of ['zh', 'en']) {
    expect(await atomFaults(await body(`/${language}/requests.atom`))).toEqual([])
    expect(jsonFeedFaults(await body(`/${language}/requests.json`))).toEqual([])
  }
  if (hasOcdsSchemas)
    for (const state of ['open', 'awarded']) expect(packageFaults(await body(`/ocds/releases.json?state=${state}`))).toEqual([])
  const index = await body('/sitemap.xml')
  expect(await sitemapIndexFaults(index)).toEqual([])
  const files = [...index.matchAll(/<loc>([^<]*)</g)].map(([, url]) => new URL(url!.replaceAll('&amp;', '&')))
  expect(files.length).toBeGreaterThan(4)
  for (const { pathname, search } of files) {
    const file = await body(pathname + search)
    expect(await sitemapFaults(file), pathname).toEqual([])
    const [, page] = /<loc>([^<]*)</.exec(file) ?? []
    expect((await ask(portal.origin, new URL(page!).pathname)).status).toBe(200)
  }
})

test('after a write nobody gets the old feed', async () => {
  const path = '/en/requests.json'
  const before = await ask(portal.origin, path)
  const [, ref] = /requests\/(R-[0-9A-Z]+)"/.exec(before.body) ?? []
  const { documentId } = await portal.db.selectFrom('request').select('documentId').where('ref', '=', ref!).executeTakeFirstOrThrow()
  await inTransaction(portal.db, async (tx) => {
    await tx.updateTable('publication').set({ title: 'A title that was mended' }).where('documentId', '=', documentId).execute()
    await touchPublicPages(tx)
  })
  const after = await ask(portal.origin, path, { headers: { 'If-None-Match': before.headers.etag! } })
  expect(after.status).toBe(200)
  expect(after.body).toContain('A title that was mended')
})

test.each(['/sitemaps/nothing.xml', '/sitemaps/drafts.xml', '/sitemaps/open.xml?after=x', '/fr/requests.atom', '/robots'])(
  '%s is not there',
  async (path) => {
    expect((await ask(portal.origin, path)).status).toBe(404)
  },
)

test('pages lead to their feeds and bring a picture for link previews', async () => {
  const [, ref] = /requests\/(R-[0-9A-Z]+)"/.exec((await ask(portal.origin, '/zh/requests.json')).body) ?? []
  for (const path of ['/zh/requests?technology=iot', `/zh/requests/${ref}`, '/zh/search?q=MES']) {
    const { body } = await ask(portal.origin, path)
    const head = body.slice(0, body.indexOf('</head>'))
    for (const type of ['application/atom+xml', 'application/feed+json', 'text/calendar']) {
      const [tag = ''] = new RegExp(`<link[^>]*type="${type.replace('+', '\\+')}"[^>]*>`).exec(head) ?? []
      const [, href = ''] = /href="([^"]*)"/.exec(tag) ?? []
      expect(href.startsWith(`${portal.origin}/zh/requests.`), `${path} ${type}`).toBe(true)
      const { pathname, search } = new URL(href.replaceAll('&amp;', '&'))
      expect((await ask(portal.origin, pathname + search)).headers['content-type']).toContain(type)
      expect(body).toContain(`href="${href.slice(portal.origin.length)}"`)
    }
    const property = (name: string) => new RegExp(`property="${name}" content="([^"]*)"`).exec(head)?.[1]
    expect([property('og:locale'), property('og:locale:alternate')]).toEqual(['zh_CN', 'en_US'])
    const picture = new URL(property('og:image')!)
    expect(picture.origin).toBe(portal.origin)
    const { status, headers } = await ask(portal.origin, picture.pathname)
    expect([status, headers['content-type']]).toEqual([200, 'image/png'])
    // The first picture of the page is WeChat's card.
    expect(/<img[^>]*>/.exec(body)?.[0]).toContain(picture.pathname)
  }
})
