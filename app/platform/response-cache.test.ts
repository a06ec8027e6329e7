import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { inTransaction } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { listen } from './front-door/listen.server'
import { touchPublicPages } from './public-version.server'
import { createResponseCache, hasSession, publicVersionReader, type ResponseCacheOptions } from './response-cache.server'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(options: Partial<ResponseCacheOptions> = {}) {
  let version = 1
  let rendered = 0
  const cache = createResponseCache({
    readVersion: async () => version,
    standing: [['X-Content-Type-Options', 'nosniff']],
    render: async (url) => {
      rendered++
      await new Promise((resolve) => setTimeout(resolve, 10))
      if (url.startsWith('/gone')) return new Response('no', { status: 404 })
      return new Response(`<p>${url} ${rendered} ${'words '.repeat(500)}</p>`, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
    },
    ...options,
  })
  const server = createServer((request, response) => {
    void cache.answer(request, response).then(async (found) => {
      if (found === 'sent') return
      response.statusCode = found?.status ?? 599
      response.end(await found?.text())
    })
  })
  const port = await listen(server, 0, '127.0.0.1')
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  )
  const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
      httpRequest({ port, host: '127.0.0.1', path, headers, method, agent: false }, (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk) => chunks.push(chunk))
        incoming.on('end', () => resolve({ status: incoming.statusCode!, headers: incoming.headers, body: Buffer.concat(chunks) }))
      })
        .on('error', reject)
        .end()
    })
  return { cache, get, rendered: () => rendered, write: () => version++ }
}

describe('kept responses', () => {
  test('a page is made once for all who ask, at the same time or later', async () => {
    const { get, rendered } = await serve()
    const answers = await Promise.all(Array.from({ length: 20 }, () => get('/zh')))
    expect(new Set(answers.map(({ body }) => body.toString())).size).toBe(1)
    await get('/zh')
    expect(rendered()).toBe(1)
    await get('/en')
    await get('/zh?page=2')
    expect(rendered()).toBe(3)
  })

  test('after a write nobody sees the old page', async () => {
    const { get, write } = await serve()
    const before = await get('/zh')
    write()
    const after = await get('/zh', { 'If-None-Match': before.headers.etag! })
    expect(after.status).toBe(200)
    expect(after.body.equals(before.body)).toBe(false)
  })

  test('a page is made anew when its minute is over', async () => {
    const { get, rendered } = await serve({ maxAgeMs: 30 })
    await get('/zh')
    await new Promise((resolve) => setTimeout(resolve, 60))
    await get('/zh')
    expect(rendered()).toBe(2)
  })

  test('it comes packed as the client can unpack it', async () => {
    const { get } = await serve()
    const plain = await get('/zh')
    const zipped = await get('/zh', { 'Accept-Encoding': 'gzip, deflate' })
    expect(zipped.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(zipped.body).equals(plain.body)).toBe(true)
    await expect.poll(async () => (await get('/zh', { 'Accept-Encoding': 'gzip, br' })).headers['content-encoding']).toBe('br')
    const small = await get('/zh', { 'Accept-Encoding': 'gzip, br' })
    expect(brotliDecompressSync(small.body).equals(plain.body)).toBe(true)
    expect((await get('/zh', { 'Accept-Encoding': 'br;q=0, gzip;q=0' })).headers['content-encoding']).toBeUndefined()
    expect(plain.headers).toMatchObject({
      vary: 'Cookie, Accept-Encoding',
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
  })

  test('who has the page already is told so, and HEAD gets no body', async () => {
    const { get } = await serve()
    const { headers, body } = await get('/zh')
    const again = await get('/zh', { 'If-None-Match': `"other", ${headers.etag}` })
    expect([again.status, again.body.length]).toEqual([304, 0])
    const head = await get('/zh', {}, 'HEAD')
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(body.length)])
  })

  test('what is not a page is handed on and never kept', async () => {
    const { get, rendered, cache } = await serve()
    const answers = await Promise.all([get('/gone'), get('/gone'), get('/gone')])
    expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual(Array(3).fill([404, 'no']))
    expect([rendered(), cache.size]).toEqual([3, 0])
  })

  test('a page that sets a cookie is somebody’s, and not kept', async () => {
    const { get, cache } = await serve({
      render: async () => new Response('<p>hello</p>', { headers: { 'Content-Type': 'text/html', 'Set-Cookie': 'a=1' } }),
    })
    await get('/zh')
    expect(cache.size).toBe(0)
  })

  test('memory has a bound: the page longest unused goes first', async () => {
    const { get, cache } = await serve({ maxBytes: 60_000 })
    for (let index = 0; index < 30; index++) {
      await get(`/zh?page=${index}`)
      await get('/zh')
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(cache.bytes).toBeLessThan(70_000)
    expect(cache.size).toBeLessThan(15)
    expect(cache.has('/zh')).toBe(true)
    expect(cache.has('/zh?page=0')).toBe(false)
  })

  test.each([
    [undefined, false],
    ['lang=zh', false],
    ['session=abc', true],
    ['a=1; __Host-session=abc', true],
  ])('cookie %s belongs to somebody: %s', (cookie, belongs) => {
    expect(hasSession(cookie)).toBe(belongs)
  })
})

describe.each(engines)('the public version on %s', (engine) => {
  test('moves with every deed that touches a public page, and only when it is committed', async () => {
    const db = await freshDatabase(engine)
    const read = publicVersionReader(db)
    const first = await read()
    await inTransaction(db, (tx) => touchPublicPages(tx))
    expect(await read()).toBe(first! + 1)
    await inTransaction(db, async (tx) => {
      await touchPublicPages(tx)
      return { ok: false, reason: 'no' } as const
    })
    expect(await read()).toBe(first! + 1)
  })
})
