import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDoor } from './door.server'
import { standingHeaders } from './headers.server'
import { createBoundedServer, listen } from './listen.server'
import { createLoad } from './load.server'
import { refuse } from './refusal.server'
import { createFiles } from './static.server'

const kilobyte = 1024
let server: Server
let port = 0
let origin = ''
/** Requests that the door let through, with what was read of their bodies. */
let admitted: { method: string; url: string; bytes: number; address: string; headers: IncomingHttpHeaders }[] = []
const load = createLoad({ maxInFlight: 8, maxWaitMs: 400 })
/** While set, the application answers nothing: requests stay in flight. */
let hold: Promise<void> | undefined

beforeAll(async () => {
  const directory = mkdtempSync(join(tmpdir(), 'door-'))
  mkdirSync(join(directory, 'assets'))
  writeFileSync(join(directory, 'assets', 'page-12345678.js'), 'export {}')
  const origins: string[] = []
  let listener: ReturnType<typeof createDoor> | undefined
  server = createBoundedServer((request, response, beforeBody) => listener?.(request, response, beforeBody), false)
  port = await listen(server, 0, '127.0.0.1')
  origin = `http://localhost:${port}`
  origins.push(origin)
  listener = createDoor({
    origins,
    trustedProxies: [],
    load,
    accepts: (url) =>
      url.startsWith('/upload')
        ? { upload: 4096 * kilobyte }
        : url.startsWith('/json')
          ? { json: true }
          : url === '/end-letters'
            ? { oneClick: true }
            : {},
    files: createFiles(directory, standingHeaders(false), (response) => refuse(response, 404, '')),
    application: async (request, response, visit) => {
      const seen = { method: request.method!, url: request.url!, bytes: 0, address: visit.address, headers: request.headers }
      admitted.push(seen)
      request.on('error', () => {})
      request.on('data', (chunk: Buffer) => {
        seen.bytes += chunk.length
      })
      await hold
      const answer = () => !response.writableEnded && response.end('welcome')
      if (request.complete) answer()
      request.on('end', answer)
      request.resume()
    },
  })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

interface Asked {
  method?: string
  headers?: Record<string, string | string[]>
  body?: string | Buffer
  host?: string | null
}

function ask(path: string, { method = 'GET', headers = {}, body, host }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        agent: false,
        setHost: false,
        headers: { ...(host === null ? {} : { Host: host ?? `localhost:${port}` }), ...headers },
      },
      (incoming) => {
        let text = ''
        incoming.on('data', (chunk) => {
          text += chunk
        })
        incoming.on('end', () => resolve({ status: incoming.statusCode!, headers: incoming.headers, body: text }))
        incoming.on('error', reject)
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const form = (body: string | Buffer, headers: Record<string, string> = {}, path = '/'): Promise<Answer> =>
  ask(path, {
    method: 'POST',
    headers: {
      Origin: origin,
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
      ...headers,
    },
    body,
  })

/** Writes bytes as they are and answers with what comes back until the server hangs up or falls silent. */
async function raw(text: string | Buffer, silence = 400): Promise<string> {
  const socket = connectSocket(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  let got = ''
  socket.on('data', (chunk) => {
    got += chunk
  })
  socket.write(text)
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, silence))])
  socket.destroy()
  return got
}
const statusOf = (text: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
const host = () => `Host: localhost:${port}\r\n`

describe('methods', () => {
  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'])('%s is not a method of ours', async (method) => {
    const { status, headers } = await ask('/', { method })
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, HEAD, POST')
  })

  test('CONNECT opens no tunnel', async () => {
    expect(statusOf(await raw(`CONNECT example.org:443 HTTP/1.1\r\n${host()}\r\n`))).toBe(405)
  })

  test('an upgrade is answered like any page', async () => {
    expect((await ask('/', { headers: { Connection: 'Upgrade', Upgrade: 'websocket' } })).status).toBe(200)
  })

  test('HEAD answers without a body', async () => {
    const answer = await ask('/nope//', { method: 'HEAD' })
    expect([answer.status, answer.body]).toEqual([400, ''])
  })
})

describe('the host', () => {
  test.each(['evil.example', 'localhost', 'localhost:1', 'localhost.evil.example', '', '[::1]', 'user@localhost'])(
    '"%s" is not ours',
    async (name) => {
      expect((await ask('/', { host: name })).status).toBe(421)
    },
  )

  test('a request without a host is not understood', async () => {
    expect(statusOf(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
    expect(statusOf(await raw('GET / HTTP/1.0\r\n\r\n'))).toBe(400)
  })

  test('two hosts are one too many', async () => {
    expect(statusOf(await raw(`GET / HTTP/1.1\r\n${host()}Host: evil.example\r\nConnection: close\r\n\r\n`))).toBe(400)
  })

  test('what a client says about forwarding reaches nobody', async () => {
    admitted = []
    const spoofed = {
      'X-Forwarded-For': '6.6.6.6',
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'for=6.6.6.6',
      'X-Real-IP': '6.6.6.6',
    }
    expect((await ask('/', { headers: spoofed })).status).toBe(200)
    expect(admitted[0]!.address).toBe('127.0.0.1')
    expect(Object.keys(admitted[0]!.headers).filter((name) => /forwarded|real-ip/.test(name))).toEqual([])
  })
})

describe('the address', () => {
  test.each([
    ['//evil.example/', 400],
    ['/zh//requests', 400],
    ['/%ff', 400],
    ['/%zz', 400],
    ['/%', 400],
    ['/zh?q=%e4%b8', 400],
    ['/zh%2f..%2fsecret', 400],
    ['/a%00b', 400],
    ['/zh?q=%00', 400],
    ['/zh?before=1&%00=2', 400],
    ['/a%5cb', 400],
    ['/a\\b', 400],
    [`/${'a/'.repeat(30)}`, 414],
    [`/?q=${'x'.repeat(3000)}`, 414],
    ['/__manifest?p=/zh', 404],
    ['/zh?_data=root', 404],
    ['/zh?a=1&_data=routes', 404],
    ['/assets/none.js', 404],
    ['/assets/../../../etc/passwd', 404],
  ])('%s is refused', async (path, status) => {
    expect((await ask(path)).status).toBe(status)
  })

  test('Chinese in paths and queries is welcome', async () => {
    expect((await ask(`/zh/${encodeURIComponent('需求')}?q=${encodeURIComponent('外包 100%')}`)).status).toBe(200)
  })

  test.each([
    'GET http://evil.example/ HTTP/1.1',
    'GET http://localhost/ HTTP/1.1',
    'GET evil HTTP/1.1',
    'GET / HTTP/9.9',
    'HELLO',
    '\u0016\u0003\u0001',
  ])('%j is not a request line of ours', async (line) => {
    const status = statusOf(await raw(`${line}\r\n${host()}Connection: close\r\n\r\n`))
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
  })
})

describe('the lines of a request', () => {
  test('more than a hundred headers are too many', async () => {
    const many = Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`X-Line-${index}`, '1']))
    expect((await ask('/', { headers: many })).status).toBe(431)
  })

  test('one huge header is too much', async () => {
    expect(statusOf(await raw(`GET / HTTP/1.1\r\n${host()}X: ${'x'.repeat(40_000)}\r\n\r\n`))).toBe(431)
  })

  test.each([
    'Content-Length: 5\r\nTransfer-Encoding: chunked',
    'Transfer-Encoding: chunked\r\nContent-Length: 5',
    'Content-Length: 5\r\nContent-Length: 6',
    'Content-Length: 5\r\nContent-Length: 5',
    'Content-Length: +5',
    'Content-Length: 5, 5',
    'Transfer-Encoding: gzip, chunked, identity',
    'Transfer-Encoding: xchunked',
    'Transfer-Encoding : chunked',
    ' Transfer-Encoding: chunked',
    'X: a\rContent-Length: 5',
  ])('a body whose end can be read two ways is refused: %j', async (lines) => {
    admitted = []
    const answer = await raw(
      `POST / HTTP/1.1\r\n${host()}Origin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n${lines}\r\n\r\n0\r\n\r\nGET /smuggled HTTP/1.1\r\n${host()}\r\n`,
    )
    expect(statusOf(answer)).toBeGreaterThanOrEqual(400)
    expect(statusOf(answer)).toBeLessThan(500)
    expect(admitted.map(({ url }) => url)).not.toContain('/smuggled')
  })

  test('headers that do not end are cut off', { timeout: 60_000 }, async () => {
    expect(statusOf(await raw(`GET / HTTP/1.1\r\n${host()}X: `, 40_000))).toBe(408)
  })
})

describe('who may write', () => {
  const sites = [undefined, 'same-origin', 'same-site', 'cross-site', 'none', 'nonsense', '']
  const origins = () => [undefined, origin, 'null', 'https://evil.example', `${origin}.evil.example`, `https://localhost:${port}`, '']
  const welcome = (site: string | undefined, from: string | undefined) =>
    site === undefined
      ? from === origin
      : (site === 'same-origin' || site === 'none') && (from === undefined || from === 'null' || from === origin)

  /** Every pair of Sec-Fetch-Site and Origin, with and without a session, posted to one address; those that are not answered as they should be. */
  async function wronglyAnswered(
    url: string,
    isWelcome: (site: string | undefined, from: string | undefined, cookie: string | undefined) => boolean,
  ) {
    const wrong: string[] = []
    for (const site of sites) {
      for (const from of origins()) {
        for (const cookie of [undefined, '__Host-session=abc']) {
          admitted = []
          const { status } = await ask(url, {
            method: 'POST',
            headers: {
              'Content-Length': '3',
              'Content-Type': 'application/x-www-form-urlencoded',
              ...(site === undefined ? {} : { 'Sec-Fetch-Site': site }),
              ...(from === undefined ? {} : { Origin: from }),
              ...(cookie ? { Cookie: cookie } : {}),
            },
            body: 'a=1',
          })
          const isRight = isWelcome(site, from, cookie) ? status === 200 && admitted.length === 1 : status === 403 && admitted.length === 0
          if (!isRight) wrong.push(`${site} ${from} ${cookie}: ${status}`)
        }
      }
    }
    return wrong
  }

  test('our own pages, by what the browser says of them', async () => {
    expect(await wronglyAnswered('/deed', welcome)).toEqual([])
  })

  test('where a mail server may post, whoever carries neither a page’s headers nor a cookie, and still no foreign page', async () => {
    const isMailServer = (site: string | undefined, from: string | undefined, cookie: string | undefined) =>
      site === undefined && from === undefined && cookie === undefined
    expect(await wronglyAnswered('/end-letters', (...said) => welcome(said[0], said[1]) || isMailServer(...said))).toEqual([])
  })
})

describe('bodies', () => {
  test.each(['br', 'gzip', 'deflate', 'identity', 'zstd'])('one packed with %s stays packed', async (coding) => {
    expect((await form('a=1', { 'Content-Encoding': coding })).status).toBe(415)
    expect((await ask('/', { headers: { 'Content-Encoding': coding } })).status).toBe(415)
  })

  test.each([
    'text/plain',
    'application/xml',
    'application/json',
    '',
    'multipart/mixed; boundary=x',
    'application/x-www-form-urlencodedx',
    `text/${'x'.repeat(300)}`,
  ])('of type "%s" is not read', async (type) => {
    expect((await form('a=1', { 'Content-Type': type })).status).toBe(415)
  })

  test.each([
    ['', 400],
    ['; boundary=', 400],
    ['; boundary=""', 400],
    ['; boundary=real', 200],
    ['; Boundary="re al"', 200],
    ['; charset=utf-8; boundary=dart-http-boundary-1; x=y', 200],
    ['; xboundary=zzz; boundary=real', 400],
    ['; boundary=real; xboundary=zzz', 400],
    ['; boundary=zzz; BOUNDARY=real', 400],
    ['; x="; boundary=zzz"; boundary=real', 400],
    ['; xboundary=real', 400],
    ['; boundary="r\\eal"', 400],
  ])('multipart%s states one boundary or is refused', async (parameters, status) => {
    expect((await form('a=1', { 'Content-Type': `multipart/form-data${parameters}` })).status).toBe(status)
  })

  test('over the limit by its own word is refused before a byte of it is read', async () => {
    admitted = []
    const answer = await raw(
      `POST / HTTP/1.1\r\n${host()}Origin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 999999999\r\n\r\n`,
    )
    expect(statusOf(answer)).toBe(413)
    expect(admitted).toEqual([])
  })

  test('a client that asks first is told so before it sends anything', async () => {
    const lines = `Origin: ${origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\n`
    expect(statusOf(await raw(`POST / HTTP/1.1\r\n${host()}${lines}Content-Length: 999999999\r\n\r\n`))).toBe(413)
    expect(await raw(`POST / HTTP/1.1\r\n${host()}${lines}Content-Length: 3\r\n\r\n`)).toMatch(/^HTTP\/1\.1 100 Continue/)
  })

  test('over the limit while streaming is cut off, though it never said how long it is', async () => {
    const socket = connectSocket(port, '127.0.0.1')
    socket.on('error', () => {})
    let got = ''
    socket.on('data', (chunk) => {
      got += chunk
    })
    socket.write(
      `POST / HTTP/1.1\r\n${host()}Origin: ${origin}\r\nContent-Type: multipart/form-data; boundary=b\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const chunk = `${(64 * kilobyte).toString(16)}\r\n${'x'.repeat(64 * kilobyte)}\r\n`
    admitted = []
    for (let sent = 0; sent < 40 && !got; sent++) {
      socket.write(chunk)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    for (let waited = 0; waited < 50 && !socket.destroyed; waited++) await new Promise((resolve) => setTimeout(resolve, 100))
    expect(statusOf(got)).toBe(413)
    expect(socket.destroyed).toBe(true)
    expect(admitted[0]?.bytes ?? 0).toBeLessThanOrEqual(1024 * kilobyte)
  })

  test('a route for files takes more, and no more than it says', async () => {
    const type = { 'Content-Type': 'multipart/form-data; boundary=b' }
    expect((await form(Buffer.alloc(2048 * kilobyte), type, '/upload')).status).toBe(200)
    expect((await form(Buffer.alloc(2048 * kilobyte), type, '/elsewhere')).status).toBe(413)
    expect((await form(Buffer.alloc(5000 * kilobyte), type, '/upload')).status).toBe(413)
  })

  test('two hundred fields are enough', async () => {
    const fields = (count: number) => Array.from({ length: count }, (_, index) => `f${index}=1`).join('&')
    expect((await form(fields(200))).status).toBe(200)
    expect((await form(fields(201))).status).toBe(413)
    const parts = (count: number) =>
      `${Array.from({ length: count }, (_, index) => `--bnd\r\nContent-Disposition: form-data; name="f${index}"\r\n\r\n1\r\n`).join('')}--bnd--\r\n`
    const type = { 'Content-Type': 'multipart/form-data; boundary=bnd' }
    expect((await form(parts(200), type)).status).toBe(200)
    expect((await form(parts(201), type)).status).toBe(413)
    const quoted = { 'Content-Type': 'multipart/form-data; charset=utf-8; boundary="b n d"; x=y' }
    expect((await form(parts(200).replaceAll('--bnd', '--b n d'), quoted)).status).toBe(200)
    expect((await form(parts(201).replaceAll('--bnd', '--b n d'), quoted)).status).toBe(413)
  })

  test('a field name is no essay', async () => {
    expect((await form(`${'n'.repeat(100)}=1`)).status).toBe(200)
    expect((await form(`a=${'v'.repeat(5000)}&${'n'.repeat(101)}=1`)).status).toBe(400)
  })

  test('JSON is read only where it is expected, and only twenty levels deep', async () => {
    const json = { 'Content-Type': 'application/json' }
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)
    expect((await form(deep(20), json, '/json')).status).toBe(200)
    expect((await form(deep(21), json, '/json')).status).toBe(400)
    expect((await form(`"${'['.repeat(50)}\\"${'{'.repeat(50)}"`, json, '/json')).status).toBe(200)
    expect((await form(deep(2), json, '/other')).status).toBe(415)
  })

  test('a reading request brings none', async () => {
    expect((await ask('/', { headers: { 'Content-Length': '3' }, body: 'a=1' })).status).toBe(400)
  })
})

describe('answers', () => {
  test('carry the same protections, whatever they are', async () => {
    const answers = [
      await ask('/'),
      await ask('/', { host: 'evil.example' }),
      await ask('/%ff'),
      await ask('/', { method: 'TRACE' }),
      await ask('/assets/page-12345678.js'),
      await ask('/assets/none.js'),
      await form('a=1', { Origin: 'https://evil.example' }),
    ]
    for (const { headers } of answers) {
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("default-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['referrer-policy']).toBe('same-origin')
      expect(headers['cross-origin-opener-policy']).toBe('same-origin')
      expect(headers['permissions-policy']).toContain('camera=()')
      expect(headers['x-powered-by']).toBeUndefined()
    }
    expect(await raw('HELLO\r\n\r\n')).toContain("default-src 'none'")
  })

  test('of the application are private and trust only their own scripts', async () => {
    const [one, two] = [await ask('/'), await ask('/')]
    expect(one.headers['cache-control']).toBe('private, no-store')
    const nonces = [one, two].map(({ headers }) => /'nonce-([\w-]{22})'/.exec(String(headers['content-security-policy']))?.[1])
    expect(new Set(nonces).size).toBe(2)
    expect(nonces).not.toContain(undefined)
  })

  test('that refuse speak both languages, name the incident and give nothing away', async () => {
    const { body, headers } = await form('a=1', { Origin: 'https://evil.example' })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toMatch(/<section lang="zh-CN">.*[\u4e00-\u9fff].*<section lang="en">/)
    expect(body).toMatch(/<code>[0-9a-f-]{36}<\/code>/)
    expect(body).not.toMatch(/\bat .*:\d+:\d+|node_modules|evil\.example/)
  })

  test('of files under a hashed name may be kept for a year', async () => {
    expect((await ask('/assets/page-12345678.js')).headers['cache-control']).toBe('public,max-age=31536000,immutable')
  })
})

describe('load', () => {
  test('when the house is full, the next wait a while and are then sent away; files are still served', async () => {
    let open: () => void = () => {}
    hold = new Promise((resolve) => {
      open = resolve
    })
    const inside = Array.from({ length: 8 }, () => ask('/slow'))
    while (load.inFlight < 8) await new Promise((resolve) => setTimeout(resolve, 5))
    // Answered although none of the eight has moved.
    const turnedAway = await ask('/next')
    expect(turnedAway.status).toBe(503)
    expect(Number(turnedAway.headers['retry-after'])).toBeGreaterThanOrEqual(2)
    expect(turnedAway.body).toMatch(/[\u4e00-\u9fff]/)
    expect((await ask('/assets/page-12345678.js')).status).toBe(200)
    const patient = ask('/patient')
    while (load.waiting < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    open()
    hold = undefined
    expect((await patient).status).toBe(200)
    expect((await Promise.all(inside)).map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect((await ask('/after')).status).toBe(200)
    expect(load.inFlight).toBe(0)
  })
})

test('a thousand strange requests, and not one is our fault', { timeout: 60_000 }, async () => {
  const piece = fc.oneof(
    fc.constantFrom(
      'GET',
      'POST',
      'HEAD',
      '/',
      ' ',
      '\r\n',
      ':',
      '%',
      '..',
      '\u0000',
      'HTTP/1.1',
      'Host: x',
      'Content-Length: 1',
      'Transfer-Encoding: chunked',
      '0\r\n\r\n',
      'é',
      '\t',
    ),
    fc.string({ maxLength: 12 }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 12 }), fc.boolean(), async (pieces, isLineOnly) => {
      const text = pieces.join('')
      const status = statusOf(await raw(isLineOnly ? `GET /${text} HTTP/1.1\r\n${host()}Connection: close\r\n\r\n` : `${text}\r\n\r\n`, 30))
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 1000 },
  )
  expect((await ask('/still-here')).status).toBe(200)
})
