import robotsParser from 'robots-parser'
import { describe, expect, test } from 'vitest'
import { openCorridor } from '~/corridors/commands.server'
import { drafted, opened, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { sitemapFaults, sitemapIndexFaults } from '../../../tests/setup/feed-schemas'
import { sitemapFiles, sitemapPages, standingSitePages } from './queries.server'
import { writeRobots } from './robots'
import { placeFrom, sitemapPath, writeIndex, writeSitemap } from './sitemap'

const now = '2026-11-03T02:00:00.000Z'
const origin = 'https://setuqiao.example'
const paths = (xml: string) => [...xml.matchAll(/<loc>https:\/\/setuqiao\.example([^<]*)</g)].map(([, path]) => path)

describe.each(engines)('the sitemap on %s', (engine) => {
  test('lists what is public, once per language, with each other language beside it', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const draft = await drafted(db, all)
    const { ref } = await opened(db, all)
    const { ref: company } = await db.selectFrom('company').select('ref').where('id', '=', all.buyer.companyId).executeTakeFirstOrThrow()
    await db.updateTable('company').set({ verifiedUntil: '2027-11-03T00:00:00.000Z' }).execute()
    const files = await sitemapFiles(db, now)
    expect(files).toEqual([
      { list: 'open', after: null },
      { list: 'companies', after: null },
    ])
    const index = writeIndex([sitemapPath('pages'), ...files.map(({ list }) => sitemapPath(list))], origin)
    expect(await sitemapIndexFaults(index)).toEqual([])
    expect(paths(index)).toEqual(['/sitemaps/pages.xml', '/sitemaps/open.xml', '/sitemaps/companies.xml'])

    const requests = writeSitemap(await sitemapPages(db, { list: 'open', now, after: null }), origin)
    expect(await sitemapFaults(requests)).toEqual([])
    expect(paths(requests)).toEqual([`/zh/requests/${ref}`, `/en/requests/${ref}`])
    expect(requests.split(`rel="alternate" hreflang="zh-CN" href="${origin}/zh/requests/${ref}"`)).toHaveLength(3)
    expect(requests).not.toContain(draft.ref)
    const companies = writeSitemap(await sitemapPages(db, { list: 'companies', now, after: null }), origin)
    expect(paths(companies)).toEqual([`/zh/companies/${company}`, `/en/companies/${company}`])
    expect(await sitemapPages(db, { list: 'companies', now: '2027-11-03T00:00:00.000Z', after: null })).toEqual([])

    const corridor = { slug: 'xuzhou-pune', nameZh: '徐州—浦那', nameEn: 'Xuzhou–Pune', descriptionZh: '徐州', descriptionEn: 'Xuzhou' }
    expect(await openCorridor(db, { actorId: null, corridor })).toMatchObject({ ok: true })
    const standing = writeSitemap(await standingSitePages(db), origin)
    expect(await sitemapFaults(standing)).toEqual([])
    expect(paths(standing)).toContain('/en/how-it-works')
    expect(paths(standing)).toEqual(expect.arrayContaining(['/zh/corridors/xuzhou-pune', '/zh/corridors/xuzhou-pune/outcomes']))
  })

  test('goes on behind the last page of a file', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const older = await opened(db, all)
    const newer = await opened(db, all, undefined, '2026-11-02T03:00:00.000Z')
    const last = await db.selectFrom('request').select(['id', 'publishedAt']).where('ref', '=', newer.ref).executeTakeFirstOrThrow()
    const url = new URL(sitemapPath('open', { key: last.publishedAt!, id: last.id }), origin)
    const rest = await sitemapPages(db, { list: 'open', now, after: placeFrom(url.searchParams.get('after'))! })
    expect(rest.map(({ path }) => path)).toEqual([`/requests/${older.ref}`])
  })
})

test.each([
  ['nonsense', undefined],
  ['2026-11-02T03:00:00.000Z~', undefined],
  ["2026-11-02T03:00:00.000Z~' or 1=1", undefined],
  [null, null],
])('a file that begins at %s', (text, place) => {
  expect(placeFrom(text)).toBe(place)
})

describe('robots.txt', () => {
  const rules = (isDemo: boolean) => robotsParser(`${origin}/robots.txt`, writeRobots({ origin, isDemo }))

  test('leaves what is public open, keeps robots from the rest, and leads to the sitemap', () => {
    const robots = rules(false)
    for (const path of [
      '/',
      '/zh',
      '/en/requests',
      '/en/requests/R-4K7P2MXW',
      '/zh/companies',
      '/zh/companies/C-4K7P2MXW',
      '/en/requests.atom',
    ])
      expect(robots.isAllowed(origin + path, 'Baiduspider'), path).toBe(true)
    for (const path of ['/zh/my/requests', '/en/staff', '/en/company', '/zh/requests?q=MES', '/en/search?q=x', '/en/sign-in'])
      expect(robots.isAllowed(origin + path, 'Googlebot'), path).toBe(false)
    expect(robots.getSitemaps()).toEqual([`${origin}/sitemap.xml`])
  })

  test('keeps robots from a demonstration altogether', () => {
    expect(rules(true).isAllowed(`${origin}/zh/requests`, 'Baiduspider')).toBe(false)
  })
})
