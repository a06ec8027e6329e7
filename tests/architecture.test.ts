import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { filesBelow, type Import, importsOf, root, textOf } from './setup/source'

const domains = [
  'accounts',
  'api',
  'audit',
  'bids',
  'companies',
  'corridors',
  'discovery',
  'engagements',
  'notifications',
  'questions',
  'requests',
  'translations',
  'triage',
  'webhooks',
]
const inApp = filesBelow('app')
const code = inApp.filter((path) => /\.tsx?$/.test(path))
const product = code.filter((path) => !isTest(path))
const imports = product.flatMap(importsOf)

function isTest(path: string) {
  return /\.test\.tsx?$/.test(path)
}

const domainOf = (path: string) => domains.find((domain) => path.startsWith(`app/${domain}/`))

describe('the plan of the house', () => {
  test('the top level holds only what is planned', () => {
    const planned = [
      'app',
      'db',
      'locales',
      'scripts',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vite.config.ts',
      'react-router.config.ts',
      'biome.json',
      'knip.json',
      'README.md',
      'ARCHITECTURE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'CHANGELOG.md',
      'LICENSE',
      'Dockerfile',
      'compose.yaml',
      'node_modules',
      'build',
      'data',
    ]
    expect(readdirSync(root).filter((name) => !name.startsWith('.') && !planned.includes(name))).toEqual([])
  })

  test('app holds the domains, platform, ui and the entries', () => {
    const planned = [
      ...domains,
      'platform',
      'ui',
      'routes.ts',
      'root.tsx',
      'entry.client.tsx',
      'entry.server.tsx',
      'server.ts',
      'worker.server.ts',
    ]
    expect(readdirSync(`${root}/app`).filter((name) => !planned.includes(name))).toEqual([])
  })

  test('a domain folder keeps to its vocabulary', () => {
    // A noun that needs the server (crypto, calendars, XML) says so in its name.
    const nounOrServer = /^([a-z-]+\/)?[a-z-]+(\.server)?\.ts$|^([a-z-]+\/)?letter\.server\.tsx$/
    const component = /^([a-z-]+\/)?(components|routes)\/[a-z-]+\.tsx?$/
    const strangers = code
      .filter((path) => domainOf(path))
      .filter((path) => {
        const inside = path.slice(`app/${domainOf(path)}/`.length)
        return !isTest(path) && !nounOrServer.test(inside) && !component.test(inside)
      })
    expect(strangers).toEqual([])
  })

  test('SECURITY.md names tests that there are', () => {
    const tests = [...inApp, ...filesBelow('db'), ...filesBelow('scripts'), ...filesBelow('tests')].filter(isTest)
    const named = [...textOf('SECURITY.md').matchAll(/`([\w/.-]+\.test\.ts)`/g)].map((match) => match[1]!)
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((name) => !tests.some((path) => path.endsWith(`/${name}`) || path === name))).toEqual([])
  })

  test('no file has a name that says nothing', () => {
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|misc|common|index|types)\.tsx?$/.test(path))).toEqual([])
  })

  test('files stay small enough to read', () => {
    const long = product.map((path) => [path, textOf(path).split('\n').length] as const).filter(([, lines]) => lines > 320)
    expect(long).toEqual([])
  })
})

/** Routes use everything; commands use queries; components and nouns know neither. */
const layers = ['noun', 'component', 'queries', 'commands', 'jobs', 'route'] as const
function layerOf(path: string): (typeof layers)[number] | null {
  if (!domainOf(path)) return null
  if (path.includes('/routes/')) return 'route'
  if (path.includes('/components/')) return 'component'
  if (path.endsWith('/queries.server.ts')) return 'queries'
  if (path.endsWith('/commands.server.ts')) return 'commands'
  if (path.endsWith('/jobs.server.ts')) return 'jobs'
  return path.endsWith('.server.ts') || path.endsWith('.server.tsx') ? 'queries' : 'noun'
}

const may: Record<(typeof layers)[number], readonly string[]> = {
  noun: ['noun'],
  component: ['noun', 'component'],
  queries: ['noun', 'queries', 'component'],
  commands: ['noun', 'queries', 'commands'],
  jobs: ['noun', 'queries', 'commands'],
  route: ['noun', 'component', 'queries', 'commands'],
}

describe('imports go one way', () => {
  const values = imports.filter(({ isTypeOnly, to }) => !isTypeOnly && to)

  test('routes → commands, queries → noun', () => {
    const wrong = values.filter(({ from, to }) => {
      const user = layerOf(from)
      const used = layerOf(to!)
      return user && used && !may[user].includes(used)
    })
    expect(wrong.map(arrow)).toEqual([])
  })

  test('platform and ui know no domain; db knows no app', () => {
    const composition = ['app/platform/context.server.ts', 'app/platform/gate.server.ts']
    const wrong = values.filter(
      ({ from, to }) =>
        (/^app\/(platform|ui)\//.test(from) && domainOf(to!) && !composition.includes(from)) ||
        (from.startsWith('app/ui/') && to!.endsWith('.server.ts')),
    )
    expect(wrong.map(arrow)).toEqual([])
    const fromDb = filesBelow('db')
      .filter((path) => /\.ts$/.test(path) && !isTest(path) && !path.startsWith('db/seed'))
      .flatMap(importsOf)
    expect(fromDb.filter(({ to }) => to?.startsWith('app/')).map(arrow)).toEqual([])
  })

  test('only routes, the root, the server and scripts hold the database handle', () => {
    const holders = values.filter(({ to }) => to === 'app/platform/database.server.ts').map(({ from }) => from)
    expect(
      holders.filter((path) => !path.includes('/routes/') && !/^app\/(root|server)\.tsx?$/.test(path) && !path.startsWith('app/platform/')),
    ).toEqual([])
  })

  test('components and nouns never reach the server', () => {
    const wrong = values.filter(({ from, to }) => ['component', 'noun'].includes(layerOf(from) ?? '') && /\.server\.tsx?$/.test(to!))
    expect(wrong.map(arrow)).toEqual([])
  })

  test('there are no circles', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to } of values) graph.set(from, [...(graph.get(from) ?? []), to!])
    expect(circles(graph)).toEqual([])
  })
})

describe('the style of the house', () => {
  const routes = product.filter((path) => path.includes('/routes/'))

  test('routes hold no SQL', () => {
    expect(routes.filter((path) => /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|from 'kysely'/.test(textOf(path)))).toEqual([])
  })

  test('exports and searches through everything are read where nobody waits for them', () => {
    const long = routes.filter((path) => /\/(export-|concordance|[a-z-]+-csv)/.test(path) || /verifyChain\(/.test(textOf(path)))
    expect(long.length).toBeGreaterThan(6)
    expect(long.filter((path) => !/\breader\b/.test(textOf(path)))).toEqual([])
  })

  test('every route names its policy', () => {
    expect(routes.filter((path) => !/export const handle[^=]*= \{[^}]*policy: '/.test(textOf(path)))).toEqual([])
  })

  test('routes stay adapters', () => {
    expect(routes.map((path) => [path, textOf(path).split('\n').length] as const).filter(([, lines]) => lines > 200)).toEqual([])
  })

  test('only db/portable.ts and the frozen migrations ask which engine it is', () => {
    const asking = [...product, ...filesBelow('db')].filter(
      (path) => /\.tsx?$/.test(path) && !isTest(path) && /engineOf\(|PostgresAdapter/.test(textOf(path)),
    )
    expect(asking.filter((path) => path !== 'db/portable.ts' && !path.startsWith('db/migrations/'))).toEqual([])
  })

  test('domain rules take time from the database clock', () => {
    const own = product.filter(
      (path) => domainOf(path) && /\.server\.tsx?$|\/[a-z-]+\.ts$/.test(path) && /new Date\(\)|Date\.now\(\)/.test(textOf(path)),
    )
    expect(own).toEqual([])
  })

  test('nothing on the server calls out by itself, and no markup is written raw', () => {
    expect(product.filter((path) => path.includes('.server.') && /[^.\w]fetch\(/.test(textOf(path)))).toEqual([])
    // Bounded, pinned and never redirected: `outgoing.server.ts` is the only one that asks another server over HTTP.
    expect(product.filter((path) => /from 'node:https'|\bhttps?\.(request|get)\(/.test(textOf(path)))).toEqual([
      'app/platform/outgoing.server.ts',
    ])
    expect(product.filter((path) => /dangerouslySetInnerHTML/.test(textOf(path)))).toEqual([])
  })

  test('neither routes nor commands nor queries send letters or call out: jobs do, after the deed is committed', () => {
    const outgoing = imports.filter(({ to, isTypeOnly }) => !isTypeOnly && /^app\/platform\/(mail|outgoing)\.server\.ts$/.test(to ?? ''))
    expect(outgoing.length).toBeGreaterThan(0)
    expect(outgoing.map(({ from }) => from).filter((path) => /\/routes\/|(commands|queries)\.server\.ts$/.test(path))).toEqual([])
  })

  test('no inline style attribute, which the content security policy would drop', () => {
    expect(product.filter((path) => path.endsWith('.tsx') && / style=/.test(textOf(path)))).toEqual([])
  })

  test('a redirect to a place that a browser named goes through safePath', () => {
    const careless = product.filter(
      (path) => /redirect\((?:request|url|form|back|to|params)\b/.test(textOf(path)) && !/safePath/.test(textOf(path)),
    )
    expect(careless).toEqual([])
  })
})

function arrow({ from, to }: Import) {
  return `${from} → ${to}`
}

function circles(graph: Map<string, string[]>): string[] {
  const found: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  const visit = (node: string, path: string[]) => {
    if (state.get(node) === 'done') return
    if (state.get(node) === 'open') {
      found.push([...path.slice(path.indexOf(node)), node].join(' → '))
      return
    }
    state.set(node, 'open')
    for (const next of graph.get(node) ?? []) visit(next, [...path, node])
    state.set(node, 'done')
  }
  for (const node of graph.keys()) visit(node, [])
  return found
}
