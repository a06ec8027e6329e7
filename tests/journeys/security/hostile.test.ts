import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type RunningPortal, startPortal } from '../../setup/server'
import { dataUrlOf, manifest, type RouteFacts, urlOf } from './manifest'
import { ruleOf } from './policies'
import { type Answer, ask, each, formType, post } from './probe'
import { type Stage, setStage } from './stage'

/**
 * Requests that no browser of ours sends, through the whole stack: whatever a client does wrong is a 4xx (or does nothing), never a
 * 5xx, never a stack trace, never the end of the process, and every answer carries the headers of the house.
 */
let portal: RunningPortal
let stage: Stage
let asked = 0
beforeAll(async () => {
  portal = await startPortal('sqlite', { seed: true, DEMO: '0', WORKER: '0', MAX_LOOP_DELAY_MS: '60000', LOG_LEVEL: 'warn' })
  stage = await setStage(portal)
})
afterAll(async () => {
  console.log(`hostile: ${asked} requests`)
  const faults = portal
    ?.output()
    .split('\n')
    .filter((line) => /"level":(50|60)|request failed/.test(line))
  await portal?.stop()
  expect(asked).toBeGreaterThan(2_000)
  expect(faults).toEqual([])
})
afterEach(async () => {
  expect((await ask(portal.origin, '/healthz')).status).toBe(200)
})

type Sent = [name: string, path: string, how?: Parameters<typeof ask>[2]]

const standing = [
  'x-content-type-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'x-frame-options',
  'content-security-policy',
  'cache-control',
]

/** What is wrong with an answer to a request that was wrong itself. */
function faultOf({ status, headers, body }: Answer): string | undefined {
  if (status >= 500 || status < 200) return `${status}`
  if (/node_modules|\n\s+at [\w.]+ \(|SQLITE_|SqliteError|ZodError|TypeError:/.test(body))
    return `${status} with a trace: ${body.slice(0, 200)}`
  const missing = standing.filter((name) => headers[name] === undefined)
  if (missing.length > 0) return `${status} without ${missing.join(', ')}`
  return headers['x-powered-by'] || headers.server ? `${status} says what it runs on` : undefined
}

async function allHarmless(sent: readonly Sent[], allowed: (status: number) => boolean = () => true): Promise<void> {
  const wrong: string[] = []
  await each(sent, async ([name, path, how]) => {
    asked++
    const answer = await ask(portal.origin, path, how)
    const fault = faultOf(answer) ?? (allowed(answer.status) ? undefined : `${answer.status}`)
    if (fault) wrong.push(`${name} ${path.slice(0, 120)}: ${fault}`)
  })
  expect(wrong.slice(0, 40)).toEqual([])
}

const isRefusal = (status: number) => status >= 400 && status < 500
const form = (body: string | Buffer, cookie?: string, more: Record<string, string> = {}) => ({
  method: 'POST',
  cookie,
  body,
  headers: { Origin: portal.origin, 'Content-Type': formType, ...more },
})
const urlFor = (route: RouteFacts) => urlOf(route.pattern, stage.paramsOf(route.pattern))
/** Somebody who is let in to write there. */
const writer = (route: RouteFacts) => stage.cast[ruleOf(route.policy ?? '')?.write?.[0] ?? 'visitor'].cookie
/** Deeds that a strange form cannot set off: they want words that it does not bring. */
const actions = () =>
  manifest.filter(({ hasAction, pattern }) => hasAction && !/sign-out|sessions|sign-in|sign-up|forgot|verify-email|reset/.test(pattern))

describe('at the door', () => {
  test('methods, hosts and targets that are none', async () => {
    const paths = ['/', '/en', '/en/requests', '/en/sign-in', '/en/triage', '/healthz', '/assets/none.js', '/en/nowhere']
    const methods = ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LINK', 'SEARCH', 'PURGE', 'LOCK']
    await allHarmless(
      paths.flatMap((path) => methods.map((method): Sent => [method, path, { method }])),
      (status) => status === 405,
    )
    const hosts = [
      'evil.example',
      'localhost',
      'localhost:1',
      `${new URL(portal.origin).host}.evil.example`,
      `user@${new URL(portal.origin).host}`,
      '[::1]',
      '',
      ' ',
      'a'.repeat(300),
    ]
    await allHarmless(
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
      const { body, location = '' } = await ask(portal.origin, '/en/triage', { headers: { [name]: 'evil.example' } })
      expect(`${body}${location}`).not.toContain('evil.example')
    }
  })

  test('lines that are no HTTP: answered with 4xx or hung up on', async () => {
    const host = new URL(portal.origin).host
    const lines = [
      'GET /en HTTP/1.1\r\n\r\n',
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nHost: evil.example\r\n\r\n`,
      `GET /en\0 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/9.9\r\nHost: ${host}\r\n\r\n`,
      'HELLO\r\n\r\n',
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
      `POST /en/sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${portal.origin}\r\nContent-Type: ${formType}\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nX: ${'a'.repeat(40_000)}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\n${Array.from({ length: 150 }, (_, n) => `X-${n}: 1\r\n`).join('')}\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nBad Header: 1\r\n\r\n`,
      `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      `GET /en HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: x\r\n\r\n`,
    ]
    for (const line of lines) {
      asked++
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
    const { cookie } = stage.cast.owner
    await allHarmless(
      bent.flatMap((path): Sent[] => [
        ['visitor', path],
        ['owner', path, { cookie }],
        ['HEAD', path, { method: 'HEAD' }],
      ]),
    )
    await allHarmless(
      bent.slice(0, 4).map((path): Sent => ['refused', path]),
      isRefusal,
    )
  })

  test('data requests that name another route get nothing that the caller may not read', async () => {
    const secret = manifest.filter(({ hasLoader, policy }) => hasLoader && policy !== 'public' && !policy?.startsWith('account.'))
    const pages = ['/en/requests', '/en', urlFor(manifest.find(({ pattern }) => pattern === '/:lang/requests/:ref') as RouteFacts)]
    const wrong: string[] = []
    await each(
      pages.flatMap((page) => secret.map((route) => ({ page, route }))),
      async ({ page, route }) => {
        asked++
        const { status, body } = await ask(portal.origin, `${page}.data?_routes=${route.id},root`)
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

  test('every action × eight headers of a foreign page is 403, by document and by data', async () => {
    const sent = manifest
      .filter(({ hasAction }) => hasAction)
      .flatMap((route) =>
        foreign.flatMap((headers, index) =>
          [urlFor(route), dataUrlOf(urlFor(route))].map((path): Sent => {
            const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value.replace('SELF', portal.origin)]))
            return [
              `foreign ${index}`,
              path,
              { method: 'POST', cookie: writer(route), body: 'a=b', headers: { 'Content-Type': formType, ...own } },
            ]
          }),
        ),
      )
    await allHarmless(sent, (status) => status === 403)
  })
})

describe('bodies', () => {
  test('packed, oversized, endless, deep and wrongly typed ones', async () => {
    const sent = actions().flatMap((route): Sent[] => {
      const cookie = writer(route)
      const url = urlFor(route)
      const type = (value: string, body: string | Buffer): Sent => [value, url, form(body, cookie, { 'Content-Type': value })]
      return [
        ...['br', 'gzip', 'deflate', 'identity', 'x-evil'].map(
          (coding): Sent => [coding, url, form('a=b', cookie, { 'Content-Encoding': coding })],
        ),
        ['many fields', url, form(Array.from({ length: 260 }, (_, n) => `f${n}=1`).join('&'), cookie)],
        ['long name', url, form(`${'n'.repeat(150)}=1`, cookie)],
        type('application/xml', '<a/>'),
        type('text/plain', 'a=b'),
        type('application/json', '{"a":1}'),
        type('application/json', '['.repeat(100)),
        type('multipart/form-data', 'x'),
        type(`multipart/form-data; boundary=${'b'.repeat(100)}`, 'x'),
        type('', 'a=b'),
      ]
    })
    await allHarmless(sent, isRefusal)
    const big = Buffer.alloc(1024 * 1024 + 10, 'a')
    await allHarmless(
      actions()
        .slice(0, 6)
        .map((route): Sent => ['1 MB', urlFor(route), form(Buffer.concat([Buffer.from('a='), big]), writer(route))]),
      (status) => status === 413 || isRefusal(status),
    )
  })

  test('multipart that breaks off, nests, lies about itself or names files outside', async () => {
    const part = (head: string, body = 'x') => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`
    const bodies = [
      '',
      '--b',
      '--b--',
      '--b\r\n',
      '--c\r\n\r\n--c--',
      part('name="a"'),
      `${part('name="a"')}--b`,
      `${part('name=a"')}--b--`,
      `${part('')}--b--`,
      `${part('name="files"; filename="../../etc/passwd"', 'x;y\n')}--b--`,
      `${part('name="files"; filename="a.csv\0.exe"')}--b--`,
      `${part('name="files"; filename="a.html"', '<script>alert(1)</script>')}--b--`,
      `${part('name="files"; filename=""', '')}--b--`,
      `${part('name="__proto__"')}--b--`,
      `${part('name="files"; filename*=UTF-8\'\'%ff%fe.csv')}--b--`,
      `--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--b--`,
      `--b\r\n${'X: 1\r\n'.repeat(3000)}\r\nx\r\n--b--`,
      `${part('name="a"').repeat(230)}--b--`,
      `--b\r\nContent-Disposition: form-data; name="${'n'.repeat(5000)}"\r\n\r\nx\r\n--b--`,
    ]
    const sent = actions().flatMap((route) =>
      bodies.map(
        (body): Sent => ['multipart', urlFor(route), form(body, writer(route), { 'Content-Type': 'multipart/form-data; boundary=b' })],
      ),
    )
    await allHarmless(sent)
  })

  test('fields of every strange kind', async () => {
    const names = [
      '__proto__',
      '__proto__[a]',
      'constructor',
      'constructor.prototype.a',
      'toString',
      'a[b][c][d][e]',
      `a${'[b]'.repeat(30)}`,
      'a[0][0][0]',
      'a[99999999]',
      'milestones[4294967295].title',
      'coverage[1e9].key',
      'requirement..what',
      'a[]',
      '[a]',
      'a.b.c',
      '[',
      ']',
      '',
      'hasOwnProperty',
      'then',
    ]
    const values = [
      '',
      '\0',
      'NaN',
      'Infinity',
      '-0',
      '1e400',
      '9'.repeat(400),
      '９９９',
      '\u202e',
      '\ud83d',
      "' or 1=1 --",
      '"; drop table person; --',
      '<script>alert(1)</script>',
      '{{7*7}}',
      '$' + '{7*7}',
      '../../etc/passwd',
      '%00',
      '\r\nSet-Cookie: a=b',
      'a'.repeat(20_000),
      '真'.repeat(5000),
    ]
    const known = [
      'title',
      'version',
      'text',
      'words',
      'reasonCode',
      'note',
      'email',
      'currency',
      'approach',
      'submittedAt',
      'key',
      'work',
      'segmentId',
      'comment',
      'role',
      'rate',
      'day',
      'requestRevisionId',
      'biddingDays',
      'budgetMin',
      'name',
      'id',
      'historyId',
      'slug',
      'seen',
      'registry',
    ]
    const sent = actions().flatMap((route, turn): Sent[] => {
      const cookie = writer(route)
      const url = urlFor(route)
      const encode = (pairs: [string, string][]) => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${safely(value)}`).join('&')
      return [
        ...names.map((name): Sent => [`name ${name.slice(0, 20)}`, url, form(encode([[name, 'x']]), cookie)]),
        ...values.map(
          (value, index): Sent => [
            `value ${value.slice(0, 12)}`,
            index % 2 ? dataUrlOf(url) : url,
            form(encode(known.map((name, at) => [name, values[(index + at + turn) % values.length] ?? value])), cookie),
          ],
        ),
        ['all one value', url, form(encode(known.map((name) => [name, 'x'])), cookie)],
        ['no pairs', url, form('&&&==&=&%', cookie)],
        ['bad percent', url, form('a=%zz&%=%', cookie)],
        [
          'mass assignment',
          url,
          form(
            encode([
              ['status', 'awarded'],
              ['companyId', '1'],
              ['staffRole', 'operator'],
              ['winnerId', '1'],
              ['personId', '1'],
            ]),
            cookie,
          ),
        ],
      ]
    })
    await allHarmless(sent)
    const people = await portal.db.selectFrom('person').select('id').where('staffRole', '=', 'operator').execute()
    expect(people).toHaveLength(1)
  })
})

describe('what a stranger types elsewhere', () => {
  const payloads = [
    "' or '1'='1",
    '"><script>alert(1)</script>',
    '%27%3B--',
    '1;select pg_sleep(5)',
    '..%2F..%2Fx',
    '%00',
    '%F0%28%8C%28',
    '%ED%A0%80',
    '9'.repeat(300),
    '-1',
    '1e309',
    'NaN',
    '%E2%80%AE',
    '__proto__',
    '%0d%0aSet-Cookie:a=b',
    '%25%25',
    '*',
    '%5B%5D',
    '~',
    '%7E%7E%7E',
  ]

  test('in parameters of paths and queries: found or not, never a fault', async () => {
    const readable = manifest.filter(({ hasLoader }) => hasLoader)
    const reader = (route: RouteFacts) => stage.cast[ruleOf(route.policy ?? '')?.read?.[0] ?? 'visitor'].cookie
    const inPaths = readable
      .filter(({ pattern }) => /:(?!lang)/.test(pattern))
      .flatMap((route) =>
        payloads.map(
          (payload): Sent => ['path', route.pattern.replace(':lang', 'en').replace(/:\w+/g, payload), { cookie: reader(route) }],
        ),
      )
    const inQueries = readable.flatMap((route) =>
      payloads.map((payload): Sent => {
        const query = [
          'after',
          'before',
          'q',
          'tab',
          'state',
          'sort',
          'min',
          'max',
          'closing',
          'corridor',
          'refused',
          'bid',
          'back',
          'list',
          'domain',
          'sent',
          'to',
          'outcome',
          'technology',
          'vertical',
          'currency',
        ]
        return [
          'query',
          `${dataUrlOf(urlFor(route))}?${query.map((name) => `${name}=${payload.length > 60 ? payload.slice(0, 60) : payload}`).join('&')}`,
          { cookie: reader(route) },
        ]
      }),
    )
    await allHarmless([...inPaths, ...inQueries])
  })

  test('in cookies: nobody is signed in by them', async () => {
    const name = (stage.cast.owner.cookie ?? '').split('=')[0] ?? ''
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
    await allHarmless(
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
      asked++
      const { location, status } = await ask(portal.origin, `/en/sign-in?back=${encodeURIComponent(back)}`, {
        cookie: stage.cast.owner.cookie,
      })
      expect(status).toBe(302)
      expect(new URL(location ?? '', portal.origin).origin, back).toBe(portal.origin)
    }
  })
})

test('files, pages, data, errors and redirects all carry the headers of the house', async () => {
  const page = await ask(portal.origin, '/en')
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
    asked++
    const { headers, status } = await ask(portal.origin, path)
    const missing = standing.filter(
      (name) => headers[name] === undefined && !(name === 'content-security-policy' && path.startsWith('/assets/')),
    )
    if (missing.length > 0) wrong.push(`${path} (${status}) lacks ${missing.join(', ')}`)
  }
  expect(wrong).toEqual([])
  const { status } = await post(portal.origin, '/en/nowhere')
  expect(status).toBe(404)
})

const safely = (value: string) => encodeURIComponent(value.toWellFormed())

/** Sends bytes and answers what comes back until the other side hangs up or falls silent. */
function raw(bytes: string): Promise<string> {
  const { hostname, port } = new URL(portal.origin)
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
