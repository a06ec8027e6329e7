import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { dataUrlOf, manifest, type RouteFacts } from './manifest'
import { ask, each, formType, post } from './probe'
import { besiege, isRefusal, type Sent, standing } from './siege'

/** Requests that no browser of ours sends, at the door: methods, hosts, lines, targets, cookies, pages of others. */
const siege = besiege({ least: 1_500 })

describe('at the door', () => {
  test('methods, hosts and targets that are none', async () => {
    const paths = ['/', '/en', '/en/requests', '/en/sign-in', '/en/triage', '/healthz', '/assets/none.js', '/en/nowhere']
    const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK', 'SEARCH', 'PURGE', 'LOCK']
    await siege.allHarmless(
      paths.flatMap((path) => methods.map((method): Sent => [method, path, { method }])),
      (status) => status === 405,
    )
    const hosts = [
      'evil.example',
      'localhost',
      'localhost:1',
      `${new URL(siege.portal.origin).host}.evil.example`,
      `user@${new URL(siege.portal.origin).host}`,
      '[::1]',
      ' ',
      'a'.repeat(300),
    ]
    await siege.allHarmless(
      paths.slice(0, 5).flatMap((path) => hosts.map((Host): Sent => ['host', path, { headers: { Host } }])),
      isRefusal,
    )
    const forwarded = [
      'X-Forwarded-Host',
      'X-Forwarded-Proto',
      'X-Original-URL',
      'X-Rewrite-URL',
      'Forwarded',
      'X-Forwarded-Prefix',
      'X-HTTP-Method-Override',
    ]
    for (const name of forwarded) {
      const { body, location = '' } = await ask(siege.portal.origin, '/en/triage', { headers: { [name]: 'evil.example' } })
      expect(`${body}${location}`).not.toContain('evil.example')
    }
  })

  test('lines that are no HTTP: answered with 4xx or hung up on', async () => {
    const host = new URL(siege.portal.origin).host
    const lines = [
      'GET /en HTTP/1.1\r\n\r\n',
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`,
      `GET /en\0 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/9.9\r\nHost: ${host}\r\n\r\n`,
      'HELLO\r\n\r\n',
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${siege.portal.origin}\r\nContent-Type: ${formType}\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\n${Array.from({ length: 150 }, (_, n) => `X-${n}: 1\r\n`).join('')}\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nBad Header: 1\r\n\r\n`,
      `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n`,
    ]
    for (const line of lines) {
      siege.count()
      const said = await raw(line)
      expect(said, JSON.stringify(line.slice(0, 80))).toMatch(/^(HTTP\/1\.1 (4\d\d|200|302|505)|$)/)
      expect(said).not.toMatch(/^HTTP\/1\.1 50[0-4]/)
    }
  })

  test('URLs that are bent: paths, parameters and what the framework would read from them', async () => {
    const bent = [
      '//evil.example',
      '/en//requests',
      '/en/%',
      '/en/%zz',
      '/en/%ff%fe',
      '/en/%c0%af',
      '/en/%00',
      '/en/requests/%2e%2e/%2e%2e/etc/passwd',
      '/en/..%2f..%2fetc/passwd',
      '/en\\requests',
      '/en/requests/%5c..',
      '/xx/requests',
      '/EN/requests',
      '/en/requests/%F0%9F%98%80',
      `/en/requests/${'R'.repeat(1500)}`,
      `/en/${'a/'.repeat(30)}`,
      `/en/requests?q=${'x'.repeat(2100)}`,
      '/__manifest',
      '/__manifest?paths=/en&version=1',
      '/en/__manifest',
      '/en?_data=root',
      '/en/requests?_data=routes/board',
      '/en.data?_data=root',
      '/_root.data',
      '/_.data',
      '/.data',
      '/en/.data',
      '/en/requests/.data',
      '/en/requests.data.data',
      '/en/requests.data?_routes=',
      '/en/requests.data?_routes=root',
      '/en/requests.data?_routes=bids/routes/compare',
      '/en/requests.data?_routes=__proto__',
      '/en/requests.data?_routes=constructor,root',
      `/en/requests.data?_routes=${Array(200).fill('root').join(',')}`,
      '/en/requests.data?_routes=%00',
      '/en/requests.data?_routes[]=root',
      '/en/requests.data?index',
      '/en/requests?index&_routes=root',
      '/assets/../server/server.js',
      '/assets/%2e%2e/server.js',
      '/assets/',
      '/favicon.ico',
      '/.env',
      '/.git/config',
    ]
    const { cookie } = siege.stage.cast.owner
    await siege.allHarmless(
      bent.flatMap((path): Sent[] => [
        ['visitor', path],
        ['owner', path, { cookie }],
        ['HEAD', path, { method: 'HEAD' }],
      ]),
    )
    await siege.allHarmless(
      bent.slice(0, 4).map((path): Sent => ['refused', path]),
      isRefusal,
    )
  })

  test('data requests that name another route get nothing that the caller may not read', async () => {
    const secret = manifest.filter(({ hasLoader, policy }) => hasLoader && policy !== 'public' && !policy?.startsWith('account.'))
    const pages = ['/en/requests', '/en', siege.urlFor(manifest.find(({ pattern }) => pattern === '/:lang/requests/:ref') as RouteFacts)]
    const wrong: string[] = []
    await each(
      pages.flatMap((page) => secret.map((route) => ({ page, route }))),
      async ({ page, route }) => {
        siege.count()
        const { status, body } = await ask(siege.portal.origin, `${page}.data?_routes=${route.id},root`)
        if (status >= 500 || body.includes(`"${route.id}"`)) wrong.push(`${page} ${route.id}: ${status}`)
      },
    )
    expect(wrong).toEqual([])
  })
})

describe('writes from elsewhere', () => {
  const foreign: Record<string, string>[] = [
    {},
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { 'Sec-Fetch-Site': 'cross-site', Origin: 'SELF' },
    { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://evil.example' },
    { Referer: 'SELF/en' },
  ]

  // The address that a mail server posts to (RFC 8058) is closed to pages: whatever carries a cookie or a browser's word comes from one.
  const cookieFor = (route: (typeof manifest)[number]) =>
    route.policy === 'notifications.unsubscribe' ? siege.stage.cast.owner.cookie : siege.writer(route)

  test('every action × eight headers of a foreign page is 403, by document and by data', async () => {
    const sent = manifest
      .filter(({ hasAction }) => hasAction)
      .flatMap((route) =>
        foreign.flatMap((headers, index) =>
          [siege.urlFor(route), dataUrlOf(siege.urlFor(route))].map((path): Sent => {
            const own = Object.fromEntries(
              Object.entries(headers).map(([name, value]) => [name, value.replace('SELF', siege.portal.origin)]),
            )
            return [
              `foreign ${index}`,
              path,
              { method: 'POST', cookie: cookieFor(route), body: 'a=b', headers: { 'Content-Type': formType, ...own } },
            ]
          }),
        ),
      )
    await siege.allHarmless(sent, (status) => status === 403)
  })
})

describe('what a stranger brings along', () => {
  test('in cookies: nobody is signed in by them', async () => {
    const name = (siege.stage.cast.owner.cookie ?? '').split('=')[0] ?? ''
    const cookies = [
      `${name}=`,
      `${name}=x`,
      `${name}=${'a'.repeat(4000)}`,
      `${name}=%00`,
      `${name}=%zz`,
      `${name}="quoted"`,
      `${name}=a; ${name}=b`,
      ';;;',
      '=',
      `${name}=' or 1=1`,
      `__proto__=1; ${name}=x`,
      `${name}=${'A'.repeat(43)}`,
      'a=b; '.repeat(300),
    ]
    await siege.allHarmless(
      cookies.map((cookie): Sent => ['cookie', '/en/my/requests', { cookie }]),
      (status) => status === 302 || isRefusal(status),
    )
  })

  test('as the way back after signing in: it never leads elsewhere', async () => {
    const ways = [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/en//evil.example',
      '/%2f%2fevil.example',
      'javascript:alert(1)',
      '/en/\tevil',
      '/en/../..//evil.example',
      '/en@evil.example',
      '\\\\evil.example',
      '/en?next=//evil.example',
      'data:text/html,x',
    ]
    for (const back of ways) {
      siege.count()
      const { location, status } = await ask(siege.portal.origin, `/en/sign-in?back=${encodeURIComponent(back)}`, {
        cookie: siege.stage.cast.owner.cookie,
      })
      expect(status).toBe(302)
      expect(new URL(location ?? '', siege.portal.origin).origin, back).toBe(siege.portal.origin)
    }
  })
})

test('files, pages, data, errors and redirects all carry the headers of the house', async () => {
  const page = await ask(siege.portal.origin, '/en')
  const assets = [...page.body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '')
  expect(assets.length).toBeGreaterThan(0)
  const wrong: string[] = []
  const paths = [
    ...new Set(assets),
    '/',
    '/en',
    '/zh/requests',
    '/en.data',
    '/en/nowhere',
    '/en/triage',
    '/assets/none.css',
    '/healthz',
    '/__manifest',
  ]
  for (const path of paths) {
    siege.count()
    const { headers, status } = await ask(siege.portal.origin, path)
    const missing = standing.filter(
      (name) => headers[name] === undefined && !(name === 'content-security-policy' && path.startsWith('/assets/')),
    )
    if (missing.length > 0) wrong.push(`${path} (${status}) lacks ${missing.join(', ')}`)
  }
  expect(wrong).toEqual([])
  const { status } = await post(siege.portal.origin, '/en/nowhere')
  expect(status).toBe(404)
})

/** Sends bytes and answers what comes back until the other side hangs up or falls silent. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(siege.portal.origin)
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setTimeout(1_500, () => socket.destroy())
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })
}
