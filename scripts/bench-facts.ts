import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, type Portal, portalEnvironment, serverFile, startRole, timeStart } from './bench-process'
import type { Fact } from './bench-report'
import { spreadOf } from './bench-rounds'
import type { Seeded } from './bench-seed'
import { documentBytes, fetchedBytes } from './bench-weight'

const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const atMost = (name: string, bytes: number, most: number): Fact => ({
  ...{ name, value: kb(bytes), goal: `≤ ${most} KB`, isReached: bytes <= most * 1024 },
})

export const memoryFacts = (idle: number, after: number): Fact[] => [
  { name: 'memory, idle', value: `${Math.round(idle / 1e6)} MB`, goal: '≤ 110 MB', isReached: idle <= 110e6 },
  { name: 'memory, after the load', value: `${Math.round(after / 1e6)} MB`, goal: '≤ 260 MB', isReached: after <= 260e6 },
]

export async function weightFacts({ origin }: Portal, { vendor, ref }: Seeded): Promise<Fact[]> {
  const facts: Fact[] = []
  const own = { cookie: `session=${vendor}` }
  for (const [name, path] of [
    ['board', 'requests'],
    ['request', `requests/${ref}`],
    ['home', ''],
  ] as const) {
    const url = `${origin}/en/${path}`.replace(/\/$/, '')
    const { identity, gzip, br } = await documentBytes(url)
    const fetched = await fetchedBytes(url)
    facts.push({ name: `${name} anonymous, identity / gzip / br`, value: [identity, gzip, br].map(kb).join(' / ') })
    facts.push(atMost(`${name} anonymous, document br`, br, 12))
    facts.push(atMost(`${name} anonymous, whole weight br`, br + fetched.styles + fetched.scripts + fetched.pictures, 25))
    facts.push({ name: `${name} anonymous, scripts`, value: kb(fetched.scripts), goal: '0 KB', isReached: fetched.scripts === 0 })
  }
  const signedIn = await documentBytes(`${origin}/en/requests`, own)
  facts.push({ name: 'board signed in, identity / gzip / br', value: [signedIn.identity, signedIn.gzip, signedIn.br].map(kb).join(' / ') })
  const { scripts, files } = await fetchedBytes(`${origin}/en/requests`, own)
  facts.push(atMost(`board signed in, scripts br (${files} files)`, scripts, 110))
  return facts
}

/** The board's queries, the largest file against the smallest. */
export async function queryFacts(homes: string[], sizes: number[], { corridor }: Seeded): Promise<Fact[]> {
  const asker = startRole('queries', portalEnvironment(homes[0]!, 1))
  const times = await asker.ask({ paths: homes.map((home) => join(home, 'bench.db')), corridor })
  await asker.stop()
  return times.map(({ name, us }) => {
    const ratio = us.at(-1)! / us[0]!
    const value = `${us.map((each, at) => `${Math.round(each)} µs at ${sizes[at]}`).join(', ')} (${ratio.toFixed(2)} ×)`
    return { name: `SQL of the board, ${name}`, value, goal: '≤ 2.5 ×', isReached: ratio <= 2.5 }
  })
}

export async function creationFacts(home: string, { buyerId, companyId }: Seeded): Promise<Fact[]> {
  const writer = startRole('durable', portalEnvironment(home, 1))
  const { created, synced } = await writer.ask({ directory: home, count: 400, actorId: buyerId, companyId })
  await writer.stop()
  const sorted = created.toSorted((a, b) => a - b)
  const [fsync, p50, p99] = [spreadOf(synced).median, sorted[200]!, sorted[395]!]
  const says = (ms: number) => `${ms.toFixed(2)} ms (${(ms / fsync).toFixed(2)} × fsync)`
  return [
    { name: 'fsync, median', value: `${fsync.toFixed(2)} ms` },
    { name: 'create a request, p50', value: says(p50), goal: '≤ 1.5 × fsync', isReached: p50 <= 1.5 * fsync },
    { name: 'create a request, p99', value: says(p99), goal: '≤ 5 × fsync', isReached: p99 <= 5 * fsync },
  ]
}

/** From the start of the process to the first right page, against a server of one line. */
export async function startFacts(home: string): Promise<Fact[]> {
  mkdirSync(home, { recursive: true })
  const [own, bare]: [number[], number[]] = [[], []]
  for (let round = 0; round < 5; round++) {
    const port = await freePort()
    const line = `require('node:http').createServer((q,s)=>s.end('right')).listen(${port},'127.0.0.1')`
    bare.push(await timeStart(['-e', line], {}, `http://127.0.0.1:${port}/`, 'right'))
    const environment = portalEnvironment(home, await freePort())
    own.push(await timeStart([serverFile], environment, `${environment.ORIGIN}/en/requests`, '</html>'))
  }
  const [ms, least] = [spreadOf(own).median, spreadOf(bare).median]
  const value = `${ms.toFixed(0)} ms, bare node:http ${least.toFixed(0)} ms (${(ms / least).toFixed(2)} ×)`
  return [{ name: 'cold start to the first page', value, goal: '≤ 4 ×', isReached: ms <= 4 * least }]
}
