import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { callOut, type OutgoingRules } from './outgoing.server'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A real server on loopback, and how often it was connected to. */
async function serve(answer: RequestListener, host = '127.0.0.1') {
  const server = createServer(answer)
  servers.push(server)
  let connections = 0
  server.on('connection', () => connections++)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.address() as AddressInfo
  return { port, base: `http://127.0.0.1:${port}`, connections: () => connections }
}

const ask = (base: string, path = '/', rules: Partial<OutgoingRules> = {}) =>
  callOut({ method: 'GET', url: `${base}${path}` }, { reach: { kind: 'configured', base }, ...rules })

describe('a call to a configured address', () => {
  test('carries method, headers and body, asks for no compression and answers the status as it is', async () => {
    const { base } = await serve((request, response) => {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(418, { 'Content-Type': 'application/json' })
        response.end(
          JSON.stringify({ method: request.method, body, encoding: request.headers['accept-encoding'], key: request.headers['x-key'] }),
        )
      })
    })
    const answer = await callOut(
      { method: 'POST', url: `${base}/a`, headers: { 'X-Key': 'k' }, body: '变频器' },
      { reach: { kind: 'configured', base } },
    )
    expect(answer).toMatchObject({ ok: true, status: 418, contentType: 'application/json' })
    expect(answer.ok && JSON.parse(answer.body)).toEqual({ method: 'POST', body: '变频器', encoding: 'identity', key: 'k' })
  })

  test('a redirect is not followed, wherever it leads', async () => {
    const other = await serve((_, response) => response.end('secret'))
    const { base } = await serve((_, response) => response.writeHead(307, { Location: `${other.base}/` }).end())
    expect(await ask(base)).toEqual({ ok: false, reason: 'redirected' })
    expect(other.connections()).toBe(0)
  })

  test('a compressed answer is refused, not unpacked', async () => {
    const { base } = await serve((_, response) => response.writeHead(200, { 'Content-Encoding': 'br' }).end(brotliCompressSync('{}')))
    expect(await ask(base)).toEqual({ ok: false, reason: 'encoded' })
  })

  test('a hundred megabytes end after the limit, announced or not', async () => {
    const chunk = Buffer.alloc(1 << 20, 'x')
    let sent = 0
    const { base } = await serve(({ url }, response) => {
      response.writeHead(200, url === '/told' ? { 'Content-Length': String(100 << 20) } : {})
      const more = () => {
        while (sent < 100 << 20 && !response.destroyed) {
          sent += chunk.length
          if (!response.write(chunk)) return response.once('drain', more)
        }
        response.end()
      }
      more()
    })
    expect(await ask(base)).toEqual({ ok: false, reason: 'tooLarge' })
    expect(sent).toBeLessThan(20 << 20)
    expect(await ask(base, '/told')).toEqual({ ok: false, reason: 'tooLarge' })
  })

  test('one that answers slowly, or drop by drop, or not at all, is given up in time', async () => {
    const { base } = await serve(({ url }, response) => {
      if (url === '/drops') {
        const timer = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(timer))
      }
    })
    for (const path of ['/', '/drops']) expect(await ask(base, path, { timeoutMs: 150 })).toEqual({ ok: false, reason: 'slow' })
    const silent = callOut(
      { method: 'GET', url: 'http://nowhere.example/' },
      {
        reach: { kind: 'configured', base: 'http://nowhere.example' },
        timeoutMs: 50,
        resolve: () => new Promise(() => {}),
      },
    )
    expect(await silent).toEqual({ ok: false, reason: 'slow' })
    const leaving = new AbortController()
    const asked = callOut({ method: 'GET', url: `${base}/`, signal: leaving.signal }, { reach: { kind: 'configured', base } })
    leaving.abort()
    expect(await asked).toEqual({ ok: false, reason: 'slow' })
  })

  test('an answer that breaks off, or a closed port, is unreachable', async () => {
    const { base } = await serve((_, response) => {
      response.writeHead(200, { 'Content-Length': '100' })
      response.write('half', () => response.destroy())
    })
    expect(await ask(base)).toEqual({ ok: false, reason: 'unreachable' })
    expect(await ask('http://127.0.0.1:9')).toEqual({ ok: false, reason: 'unreachable' })
  })

  test('what is not below the base, or carries a password, is not asked', async () => {
    const { base, connections } = await serve((_, response) => response.end())
    const rules: OutgoingRules = { reach: { kind: 'configured', base: `${base}/v1` } }
    for (const url of [
      `${base}/v2/x`,
      `${base}/v1/../admin`,
      `${base}/v1evil`,
      base.replace('//', '//me:you@'),
      'file:///etc/passwd',
      'nothing',
    ])
      expect(await callOut({ method: 'GET', url }, rules), url).toEqual({ ok: false, reason: 'forbidden' })
    expect(connections()).toBe(0)
    expect(await callOut({ method: 'GET', url: `${base}/v1/x` }, rules)).toMatchObject({ ok: true })
  })

  test.each(['93.184.216.34', '169.254.169.254', '0.0.0.0', '224.0.0.1', 'fe80::1', '2001:db8::1'])(
    'plain http does not go to %s, though the name is configured',
    async (address) => {
      const rules: OutgoingRules = { reach: { kind: 'configured', base: 'http://mt.example' }, resolve: async () => [address] }
      expect(await callOut({ method: 'GET', url: 'http://mt.example/' }, rules)).toEqual({ ok: false, reason: 'forbiddenAddress' })
    },
  )
})

describe('a call to an address that somebody typed in', () => {
  const open = (url: string, addresses?: string[]) =>
    callOut(
      { method: 'POST', url, body: '{}' },
      { reach: { kind: 'public' }, timeoutMs: 2_000, ...(addresses ? { resolve: async () => addresses } : {}) },
    )

  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a00:1]/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0.0.0.0/',
    'https://255.255.255.255/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[2002:7f00:1::]/',
    'https://localhost/',
  ])('%s is not reached', async (url) => expect(await open(url)).toEqual({ ok: false, reason: 'forbiddenAddress' }))

  test('plain http is refused before the name is asked', async () => {
    expect(await open('http://hooks.example/')).toEqual({ ok: false, reason: 'forbidden' })
  })

  test('a name with one private address among public ones is refused', async () => {
    expect(await open('https://hooks.example/', ['93.184.216.34', '10.0.0.1'])).toEqual({ ok: false, reason: 'forbiddenAddress' })
    expect(await open('https://hooks.example/', [])).toEqual({ ok: false, reason: 'unknownHost' })
  })

  test('a name is asked once, so that it cannot become another address between judgement and connection', async () => {
    let asked = 0
    const { base, port, connections } = await serve((_, response) => response.end('yes'))
    const flips = async () => (asked++ === 0 ? ['127.0.0.1'] : ['10.9.9.9'])
    const named = base.replace('127.0.0.1', 'mt.example')
    const answer = await callOut(
      { method: 'GET', url: `http://mt.example:${port}/` },
      { reach: { kind: 'configured', base: named }, resolve: flips },
    )
    expect(answer).toMatchObject({ ok: true, body: 'yes' })
    expect([asked, connections()]).toEqual([1, 1])
  })
})
