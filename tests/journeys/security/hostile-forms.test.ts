import { describe, expect, test } from 'vitest'
import { dataUrlOf, manifest, type RouteFacts } from './manifest'
import { actions, besiege, isRefusal, type Sent } from './siege'

/**
 * Forms and parameters that no page of ours makes, through the whole stack to the database. Neighbouring routes share the strange things between
 * them, since most of what reads them is the same code; `HOSTILE=all` sends each to every route.
 */
const shares = process.env.HOSTILE === 'all' ? 1 : 2
const shareOf = <T>(things: readonly T[], turn: number): T[] => things.filter((_, index) => (index + turn) % shares === 0)
const siege = besiege({ least: 3_000 })

describe('bodies', () => {
  test('packed, oversized, endless, deep and wrongly typed ones', async () => {
    const sent = actions().flatMap((route): Sent[] => {
      const cookie = siege.writer(route)
      const url = siege.urlFor(route)
      const type = (value: string, body: string | Buffer): Sent => [value, url, siege.form(body, cookie, { 'Content-Type': value })]
      return [
        ...['br', 'gzip', 'deflate', 'identity', 'x-evil'].map(
          (coding): Sent => [coding, url, siege.form('a=b', cookie, { 'Content-Encoding': coding })],
        ),
        ['many fields', url, siege.form(Array.from({ length: 260 }, (_, n) => `f${n}=1`).join('&'), cookie)],
        ['long name', url, siege.form(`${'n'.repeat(150)}=1`, cookie)],
        type('application/xml', '<a/>'),
        type('text/plain', 'a=b'),
        type('application/json', '{"a":1}'),
        type('application/json', '['.repeat(100)),
        type('multipart/form-data', 'x'),
        type(`multipart/form-data; boundary=${'b'.repeat(100)}`, 'x'),
        type('', 'a=b'),
      ]
    })
    await siege.allHarmless(sent, isRefusal)
    const big = Buffer.alloc(1024 * 1024 + 10, 'a')
    await siege.allHarmless(
      actions()
        .slice(0, 6)
        .map((route): Sent => ['1 MB', siege.urlFor(route), siege.form(Buffer.concat([Buffer.from('a='), big]), siege.writer(route))]),
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
    const sent = actions().flatMap((route, turn) =>
      shareOf(bodies, turn).map(
        (body): Sent => [
          'multipart',
          siege.urlFor(route),
          siege.form(body, siege.writer(route), { 'Content-Type': 'multipart/form-data; boundary=b' }),
        ],
      ),
    )
    await siege.allHarmless(sent)
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
      const cookie = siege.writer(route)
      const url = siege.urlFor(route)
      const encode = (pairs: [string, string][]) => pairs.map(([name, value]) => `${encodeURIComponent(name)}=${safely(value)}`).join('&')
      return [
        ...shareOf(names, turn).map((name): Sent => [`name ${name.slice(0, 20)}`, url, siege.form(encode([[name, 'x']]), cookie)]),
        ...shareOf([...values.entries()], turn).map(
          ([index, value]): Sent => [
            `value ${value.slice(0, 12)}`,
            index % 2 ? dataUrlOf(url) : url,
            siege.form(encode(known.map((name, at) => [name, values[(index + at + turn) % values.length] ?? value])), cookie),
          ],
        ),
        ['all one value', url, siege.form(encode(known.map((name) => [name, 'x'])), cookie)],
        ['no pairs', url, siege.form('&&&==&=&%', cookie)],
        ['bad percent', url, siege.form('a=%zz&%=%', cookie)],
        [
          'mass assignment',
          url,
          siege.form(
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
    await siege.allHarmless(sent)
    const people = await siege.portal.db.selectFrom('person').select('id').where('staffRole', '=', 'operator').execute()
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
    const inPaths = readable
      .filter(({ pattern }) => /:(?!lang)/.test(pattern))
      .flatMap((route, turn) =>
        shareOf(payloads, turn).map((payload): Sent => ['path', inPath(route, payload), { cookie: siege.reader(route) }]),
      )
    const inQueries = readable.flatMap((route, turn) =>
      shareOf(payloads, turn).map((payload): Sent => {
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
          `${dataUrlOf(siege.urlFor(route))}?${query.map((name) => `${name}=${encodeURI(payload.slice(0, 60)).replaceAll('%25', '%')}`).join('&')}`,
          { cookie: siege.reader(route) },
        ]
      }),
    )
    const written = manifest
      .filter(({ hasAction, pattern }) => hasAction && /:(?!lang)/.test(pattern))
      .flatMap((route, turn) =>
        shareOf([...payloads, '真', '%E7%9C%9F', '%22%0A'], turn).map(
          (payload): Sent => ['written path', inPath(route, payload), siege.form('a=b', siege.writer(route))],
        ),
      )
    await siege.allHarmless([...inPaths, ...inQueries, ...written])
  })
})

/** A client that bends URLs still sends ASCII. */
const inPath = ({ pattern }: RouteFacts, payload: string) =>
  pattern.replace(':lang', 'en').replace(/:\w+/g, encodeURI(payload).replaceAll('%25', '%'))

const safely = (value: string) => encodeURIComponent(value.toWellFormed())
