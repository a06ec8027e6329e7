import { createServer, get, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endWithPage } from './whole-page.server'

const page = `<!DOCTYPE html><p>${'中印智桥 SetuQiao '.repeat(200)}</p>`
const server = createServer((request, response) => {
  endWithPage(request, response, request.url === '/short' ? '<p>短</p>' : page)
  if (request.url === '/other') response.write('other')
  response.end()
})
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => server.close())

test.each([
  [undefined, undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=0, deflate', undefined],
])('a reader who accepts %s gets the whole page as %s, with its length', async (accepted, coding) => {
  const { headers, body } = await ask('/', accepted)
  expect(headers['content-encoding']).toBe(coding)
  expect(headers['content-length']).toBe(String(body.length))
  expect((coding === 'br' ? brotliDecompressSync(body) : coding === 'gzip' ? gunzipSync(body) : body).toString()).toBe(page)
})

test('a short page is not packed', async () => {
  const { headers, body } = await ask('/short', 'br')
  expect(headers['content-encoding']).toBeUndefined()
  expect(body.toString()).toBe('<p>短</p>')
})

test('what was sent instead of the page stays alone', async () => {
  expect((await ask('/other', 'br')).body.toString()).toBe('other')
})

const ask = (path: string, accepted?: string): Promise<{ headers: IncomingHttpHeaders; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo
    get({ host: '127.0.0.1', port, path, headers: accepted === undefined ? {} : { 'accept-encoding': accepted } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => resolve({ headers: answer.headers, body: Buffer.concat(parts) }))
    }).on('error', reject)
  })
