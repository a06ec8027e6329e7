import { RouterContextProvider } from 'react-router'
import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { toRead } from '~/accounts/access-tokens/scope'
import { newAccessToken } from '~/accounts/access-tokens/secret.server'
import { languageContext, peerContext, requestIdContext } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import { hashOfToken } from '~/platform/sealed-link.server'
import { awardedEngagement } from '../../tests/factories/engagements'
import { drafted, gears, opened, rowOf, world } from '../../tests/factories/requesting'
import { togetherWords } from '../../tests/factories/together'
import { engines, freshDatabase } from '../../tests/setup/database'
import { answerFaults, openApiFaults } from '../../tests/setup/openapi-schemas'
import { serve } from './answer.server'
import { listCompanies, readCompany } from './companies/company'
import { companiesPage, companyDetailOf } from './companies/queries.server'
import { operations } from './openapi/catalogue'
import { openApiIn } from './openapi/queries.server'
import { listOwnBids, listOwnEngagements, listOwnRequests, readOwnBid, readOwnEngagement, readOwnRequest } from './own/own'
import {
  ownBidDetailOf,
  ownBidsPage,
  ownEngagementDetailOf,
  ownEngagementsPage,
  ownRequestDetailOf,
  ownRequestsPage,
} from './own/queries.server'
import { placeSaid } from './parameters.server'
import { requestDetailOf, requestsPage } from './requests/queries.server'
import { listRequests, readRequest } from './requests/request'

interface Asked {
  path?: string
  ref?: string
  token?: string | undefined
  headers?: Record<string, string>
  language?: 'en' | 'zh-CN'
  method?: string
  peer?: string
}

function args({ path = '/', ref, token, headers = {}, language = 'en', method = 'GET', peer = 'peer' }: Asked) {
  const context = new RouterContextProvider()
  context.set(languageContext, language)
  context.set(peerContext, peer)
  context.set(requestIdContext, newId())
  const request = new Request(`http://localhost/api/v1${path}`, {
    method,
    headers: { ...headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) },
  })
  return { request, params: { ref }, context }
}

const list = (db: Db, asked: Asked = {}) => serve(db, args(asked), listRequests, (call) => requestsPage(db, call))
const show = (db: Db, ref: string, asked: Asked = {}) =>
  serve(db, args({ ref, ...asked }), readRequest, (call) => requestDetailOf(db, call))
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what is tested
const json = async (answer: Response) => (await answer.json()) as any
const document = openApiIn('en')

async function tokenFor(db: Db, party: { personId: string; companyId: string }, scopes: string[]): Promise<string> {
  const token = newAccessToken()
  await db
    .insertInto('accessToken')
    .values({
      id: hashOfToken(token),
      ...party,
      ...{ name: newId(), ending: '', scopesJson: JSON.stringify(scopes), createdAt: '2026-01-01T00:00:00.000Z' },
      ...{ expiresAt: '2999-01-01T00:00:00.000Z', lastUsedOn: null, endedAt: null },
    })
    .execute()
  return token
}

describe('the OpenAPI document', () => {
  test.each(['en', 'zh-CN'] as const)('is one by a validator that is not ours, in %s', async (language) => {
    const written = openApiIn(language)
    expect(await openApiFaults(written)).toEqual([])
    expect(JSON.stringify(written)).not.toMatch(/api:(field|operation|problem|header|reference)/)
  })

  test('names every operation, and its examples are what its schemas want', () => {
    expect(Object.keys(document.paths)).toEqual(operations.map(({ path }) => path))
    for (const { get } of Object.values(document.paths)) {
      const { schema, example } = (
        get.responses as Record<string, { content: Record<string, { schema: { $ref: string }; example: unknown }> }>
      )[200]!.content['application/json']!
      expect(answerFaults(document, schema.$ref.split('/').at(-1)!, example), get.operationId).toEqual([])
    }
  })
})

describe.each(engines)('the public API on %s', (engine) => {
  test('gives open requests in both languages with where each text comes from, and nothing that is not out', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const draft = await drafted(db, all, { ...gears, title: '绝密草稿' })
    const { ref } = await opened(db, all)
    const answer = await list(db)
    const body = await json(answer)
    expect(answerFaults(document, 'ListRequestsAnswer', body)).toEqual([])
    expect(body.items).toHaveLength(1)
    expect(body.items[0]).toMatchObject({
      id: ref,
      status: 'open',
      budget: { min: { amount: 180000, currency: 'CNY' } },
      texts: { 'zh-CN': { title: gears.title, provenance: 'original' }, en: { provenance: 'verified' } },
    })
    const whole = await json(await show(db, ref))
    expect(answerFaults(document, 'RequestDetail', whole)).toEqual([])
    expect(whole.texts['zh-CN'].requirements[0]).toEqual({
      id: 'r1',
      description: gears.requirements[0]!.what,
      acceptance: gears.requirements[0]!.acceptance,
    })
    expect(whole.texts.en.provenance).toMatchObject({ kind: 'verified', method: 'human', translator: 'Lin', reviewer: 'Ananya' })
    expect(JSON.stringify([body, whole])).not.toMatch(/绝密|contact|@/)
    expect((await show(db, draft.ref)).status).toBe(404)
  })

  test('tells what is built together from what is bought, and lists either alone', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const bought = await opened(db, all)
    const built = await opened(db, all, { ...gears, mode: 'build', together: togetherWords })
    const listed = async (path: string) =>
      (await json(await list(db, { path }))).items.map(({ id, mode }: { id: string; mode: string }) => [id, mode])
    expect(await listed('/requests?mode=build')).toEqual([[built.ref, 'build']])
    expect(await listed('/requests?mode=buy')).toEqual([[bought.ref, 'buy']])
    expect(await json(await show(db, built.ref))).toMatchObject({ mode: 'build' })
    expect((await list(db, { path: '/requests?mode=rent' })).status).toBe(400)
  })

  test('leads from page to page without a gap, and refuses a cursor of another list', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const refs: string[] = []
    for (const hour of ['03', '04', '05']) refs.unshift((await opened(db, all, gears, `2026-11-02T${hour}:00:00.000Z`)).ref)
    const seen: string[] = []
    let path = '/requests?limit=2'
    for (;;) {
      const answer = await list(db, { path })
      const { items, next } = await json(answer)
      seen.push(...items.map(({ id }: { id: string }) => id))
      expect(answer.headers.get('Link')).toBe(next && `<${next}>; rel="next"`)
      if (!next) break
      path = next.slice(next.indexOf('/requests'))
    }
    expect(seen).toEqual(refs)
    const cursor = new URLSearchParams(path.split('?')[1]).get('cursor')!
    for (const other of [`/requests?limit=2&state=awarded&cursor=${cursor}`, '/requests?limit=2&cursor=AAAA', `/requests?cursor=${cursor}`])
      expect(await json(await list(db, { path: other })), other).toMatchObject({
        code: 'invalidParameter',
        errors: [{ parameter: 'cursor' }],
      })
    const forged = (place: string[], query: string) =>
      list(db, { path: `/requests?${query}&cursor=${placeSaid(place, listRequests, query)}` })
    expect((await forged(['2026-11-02T05:00:00.000Z\u0000', ''], 'limit=2')).status).toBe(400)
    for (const key of ['1.5', '1e400', '', 'x']) expect((await forged([key, '0'], 'sort=budget')).status, key).toBe(200)
  })

  test('answers a known ETag with 304 until something public changes', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { ref } = await opened(db, all)
    const first = await show(db, ref)
    const etag = first.headers.get('ETag')!
    const again = await show(db, ref, { headers: { 'If-None-Match': `"other", ${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await db.updateTable('company').set({ nameEn: 'Renamed Works' }).where('id', '=', all.buyer.companyId).execute()
    await db
      .updateTable('counter')
      .set(({ eb }) => ({ value: eb('value', '+', 1) }))
      .where('name', '=', 'public')
      .execute()
    const later = await show(db, ref, { headers: { 'If-None-Match': etag } })
    expect(later.status).toBe(200)
    expect((await json(later)).buyer.name.en).toBe('Renamed Works')
  })

  test('refuses what it does not know by name, in the reader’s language, under a code that stays', async () => {
    const db = await freshDatabase(engine)
    const asked = async (path: string, language: 'en' | 'zh-CN' = 'en') => {
      const answer = await list(db, { path, language })
      expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
      expect(answer.headers.get('Content-Language')).toBe(language)
      const body = await json(answer)
      expect(answerFaults(document, 'Problem', body)).toEqual([])
      return body
    }
    expect(await asked('/requests?tehcnology=iot')).toMatchObject({
      status: 400,
      code: 'unknownParameter',
      errors: [{ parameter: 'tehcnology' }],
    })
    expect(await asked('/requests?technology=magic&limit=900')).toMatchObject({
      code: 'invalidParameter',
      errors: [
        { parameter: 'technology', detail: expect.stringContaining('iot') },
        { parameter: 'limit', detail: expect.stringContaining('20') },
      ],
    })
    expect(await asked('/requests?limit=2&limit=3')).toMatchObject({ code: 'invalidParameter', errors: [{ parameter: 'limit' }] })
    const [english, chinese] = [await asked('/requests?x=1'), await asked('/requests?x=1', 'zh-CN')]
    expect(chinese.code).toBe(english.code)
    expect(chinese.title).toMatch(/\p{Script=Han}/u)
    const other = await list(db, { headers: { Accept: 'text/html, application/xml;q=0.9' } })
    expect([other.status, (await json(other)).code]).toEqual([406, 'notAcceptable'])
  })

  test('counts what it serves for each address, says so, and asks who comes too often to wait', async () => {
    const db = await freshDatabase(engine)
    const first = await list(db)
    expect(first.headers.get('RateLimit-Policy')).toBe('"address";q=120;w=60')
    expect(first.headers.get('RateLimit')).toMatch(/^"address";r=119;t=\d+$/)
    for (let many = 1; many < 120; many++) expect((await list(db)).status).toBe(200)
    const late = await list(db)
    expect([late.status, (await json(late)).code]).toEqual([429, 'tooManyRequests'])
    expect(Number(late.headers.get('Retry-After'))).toBeGreaterThan(0)
    expect((await list(db, { peer: 'somebody else' })).status).toBe(200)
    // Guessing tokens counts for whoever guesses.
    const guessed = await serve(db, args({ token: newAccessToken() }), listOwnBids, (call) => ownBidsPage(db, { ...call, limit: 20 }))
    expect(guessed.status).toBe(429)
  })

  test('has verified companies only, without anybody to call', async () => {
    const { db, parties } = await awardedEngagement(await freshDatabase(engine))
    const { ref } = await db.selectFrom('company').select('ref').where('id', '=', parties.vendor.companyId).executeTakeFirstOrThrow()
    const one = await serve(db, args({ ref }), readCompany, (call) => companyDetailOf(db, call))
    const body = await json(one)
    expect(answerFaults(document, 'CompanyDetail', body)).toEqual([])
    expect(body).toMatchObject({ id: ref, side: 'vendor', awards: 1 })
    expect(JSON.stringify(body)).not.toMatch(/contact|@|phone/i)
    const page = await serve(db, args({}), listCompanies, (call) => companiesPage(db, call))
    expect(answerFaults(document, 'ListCompaniesAnswer', await json(page))).toEqual([])
    await db.updateTable('company').set({ status: 'registered' }).where('ref', '=', ref).execute()
    await db
      .updateTable('counter')
      .set(({ eb }) => ({ value: eb('value', '+', 1) }))
      .where('name', '=', 'public')
      .execute()
    expect((await serve(db, args({ ref }), readCompany, (call) => companyDetailOf(db, call))).status).toBe(404)
  })
})

describe.each(engines)('what is one’s own on %s', (engine) => {
  test('is read with a token that may, and with nothing else', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { ref, requestId } = await drafted(db, all)
    const asked = (asking: Asked) => serve(db, args(asking), listOwnRequests, (call) => ownRequestsPage(db, { ...call, limit: 20 }))
    const codeOf = async (answer: Response) => [answer.status, (await json(answer)).code, answer.headers.get('WWW-Authenticate')]
    expect(await codeOf(await asked({}))).toEqual([401, 'tokenMissing', 'Bearer realm="SetuQiao"'])
    expect(await codeOf(await asked({ headers: { Cookie: 'session=whatever' } }))).toMatchObject({ 0: 401, 1: 'tokenMissing' })
    expect(await codeOf(await asked({ token: newAccessToken() }))).toMatchObject({ 0: 401, 1: 'tokenInvalid' })
    const narrow = await tokenFor(db, all.buyer, [toRead('engagements')])
    expect(await codeOf(await asked({ token: narrow }))).toMatchObject({ 0: 403, 1: 'scopeMissing' })
    const token = await tokenFor(db, all.buyer, [toRead('requests')])
    const answer = await asked({ token })
    const body = await json(answer)
    expect(answerFaults(document, 'ListOwnRequestsAnswer', body)).toEqual([])
    expect(body.items).toMatchObject([{ id: ref, status: 'draft', title: { text: gears.title } }])
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(answer.headers.get('RateLimit-Policy')).toBe('"token";q=600;w=60')
    const one = await serve(db, args({ ref, token }), readOwnRequest, (call) => ownRequestDetailOf(db, call))
    expect(answerFaults(document, 'OwnRequestDetail', await json(one))).toEqual([])
    expect((await rowOf(db, requestId)).status).toBe('draft')
  })

  test('is nobody else’s: another company finds neither request, bid nor engagement', async () => {
    const { db, parties, ref } = await awardedEngagement(await freshDatabase(engine))
    const { vendor, rival, buyer } = parties
    const bid = await db.selectFrom('bid').select('ref').where('companyId', '=', vendor.companyId).executeTakeFirstOrThrow()
    const request = await db.selectFrom('request').select('ref').executeTakeFirstOrThrow()
    const [own, other, buyers] = [
      await tokenFor(db, vendor, [toRead('bids'), toRead('engagements')]),
      await tokenFor(db, rival, [toRead('bids'), toRead('engagements'), toRead('requests')]),
      await tokenFor(db, buyer, [toRead('bids'), toRead('engagements'), toRead('requests')]),
    ]
    const bidWith = (token: string) => serve(db, args({ ref: bid.ref, token }), readOwnBid, (call) => ownBidDetailOf(db, call))
    const engagementWith = (token: string) => serve(db, args({ ref, token }), readOwnEngagement, (call) => ownEngagementDetailOf(db, call))
    const requestWith = (token: string) =>
      serve(db, args({ ref: request.ref, token }), readOwnRequest, (call) => ownRequestDetailOf(db, call))
    const mine = await json(await bidWith(own))
    expect(answerFaults(document, 'OwnBidDetail', mine)).toEqual([])
    expect(mine).toMatchObject({ status: 'won', receipts: [{ version: 1 }], opened: { value: { currency: expect.any(String) } } })
    for (const token of [other, buyers]) expect((await bidWith(token)).status).toBe(404)
    for (const token of [own, buyers])
      expect(answerFaults(document, 'OwnEngagementDetail', await json(await engagementWith(token)))).toEqual([])
    expect((await engagementWith(other)).status).toBe(404)
    expect((await requestWith(other)).status).toBe(404)
    expect((await requestWith(buyers)).status).toBe(200)
    const bids = await json(await serve(db, args({ token: other }), listOwnBids, (call) => ownBidsPage(db, { ...call, limit: 20 })))
    expect(bids.items.map(({ id }: { id: string }) => id)).not.toContain(bid.ref)
    const engagements = await serve(db, args({ token: other }), listOwnEngagements, (call) =>
      ownEngagementsPage(db, { ...call, limit: 20 }),
    )
    expect((await json(engagements)).items).toEqual([])
  })
})
