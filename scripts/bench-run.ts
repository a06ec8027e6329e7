import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, casesOf } from './bench-cases'
import { creationFacts, memoryFacts, queryFacts, startFacts, weightFacts } from './bench-facts'
import type { Furniture } from './bench-floor'
import { nodeFacts } from './bench-nodes'
import { type Part, portalEnvironment, read, startPortal, startRole } from './bench-process'
import { type Fact, linesOf, printFacts, printLines } from './bench-report'
import { measure } from './bench-rounds'
import type { Seeded } from './bench-seed'
import { overloadFacts, routeFacts } from './bench-strain'

/** Seeds, starts, measures, prints; ends with 1 when something went wrong, but not for a goal that is missed. */
export async function run(parameters: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: parameters,
    allowPositionals: true,
    options: {
      ...{ full: { type: 'boolean' }, long: { type: 'boolean' }, json: { type: 'string' }, data: { type: 'string' } },
      rounds: { type: 'string', default: '5' },
    },
  })
  const sizes = values.long ? [1_000, 100_000, 1_000_000] : values.full ? [1_000, 10_000, 100_000] : [1_000, 10_000]
  const wanted = (name: string) => positionals.length === 0 || positionals.some((part) => name.includes(part))
  const directory = values.data ?? mkdtempSync(join(tmpdir(), 'setuqiao-bench-'))
  const parts: Part[] = []
  const kept = <P extends Part>(part: P): P => {
    parts.push(part)
    return part
  }
  try {
    const homes = sizes.map((size) => join(directory, String(size)))
    const seeded: Seeded[] = []
    for (const [index, home] of homes.entries()) seeded.push(await seededIn(home, sizes[index]!))
    const portals = []
    for (const home of homes) portals.push(kept(await startPortal(home)))
    const [largest, home, people] = [portals.at(-1)!, homes.at(-1)!, seeded.at(-1)!]
    const idle = await settledMemory(largest)

    const board = await read(`${largest.origin}/en/requests`)
    if (board.status !== 200) throw new Error(`The board answers ${board.status}`)
    const floor = kept(startRole('floor'))
    const { port } = await floor.ask({ path: join(home, 'bench.db'), furniture: furnitureOf(board.body) })
    const load = kept(startRole('load'))
    const all = await casesOf(largest, people)
    const cases = all.filter(({ name }) => wanted(name))
    const smaller = portals.slice(0, -1).map(
      (portal, index): Case => ({
        ...all[0]!,
        ...{ name: `board signed in, ${sizes[index]} requests`, of: portal, url: `${portal.origin}/en/requests` },
        headers: { cookie: `session=${seeded[index]!.vendor}` },
      }),
    )
    const growth = wanted('growth') || wanted('board signed in') ? smaller.map(({ goal: _, ...each }): Case => each) : []
    const grown = cases.find(({ name }) => name === 'board signed in')
    const bases = all.filter(({ name }) => name === 'board signed in' && !grown && cases.some(({ goal }) => goal?.times === name))
    const bare = ['floor', 'empty'].map((name) => ({
      ...{ name, of: floor, url: `http://127.0.0.1:${port}/${name === 'empty' ? 'empty' : ''}` },
    }))
    const measuredCases = [...bases, ...cases, ...growth]
    say(`measuring ${measuredCases.length} cases in ${values.rounds} rounds`)
    const measured = await measure([...bare, ...measuredCases], load, Number(values.rounds))
    if (grown) for (const each of growth) each.goal = undefined
    const lines = linesOf(measuredCases, measured)
    process.stdout.write(
      `\n${new Date().toISOString().slice(0, 10)}, ${availableParallelism()} cores, Node ${process.version}, ${sizes.at(-1)} requests, 32 connections, ${values.rounds} rounds\n`,
    )
    printLines(lines)

    const facts: Fact[] = []
    if (growth.length > 0 && grown) {
      for (const { name } of growth) {
        const ratios = measured.get('board signed in')!.map((value, round) => value / measured.get(name)![round]!)
        const ratio = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)]!
        facts.push({ name: `page CPU against ${name}`, value: `${ratio.toFixed(2)} ×`, goal: '≤ 1.25 ×', isReached: ratio <= 1.25 })
      }
    }
    if (wanted('resident')) facts.push(...memoryFacts(idle, await settledMemory(largest)))
    if (wanted('weight')) facts.push(...(await weightFacts(largest, people)))
    for (const part of parts.splice(0)) await part.stop()
    if (wanted('queries')) facts.push(...(await queryFacts(homes, sizes, people)))
    if (wanted('create')) facts.push(...(await creationFacts(home, people)))
    if (wanted('routes')) facts.push(...(await routeFacts(home, people)))
    if (wanted('overload')) facts.push(...(await overloadFacts(home, people)))
    if (wanted('nodes')) facts.push(...(await nodeFacts(join(directory, 'nodes'))))
    if (wanted('start')) facts.push(...(await startFacts(homes[0]!)))
    printFacts(facts)
    if (values.json) writeFileSync(values.json, JSON.stringify({ at: new Date().toISOString(), sizes, lines, facts }, null, 2))
  } finally {
    for (const part of parts) await part.stop()
    if (!values.data) rmSync(directory, { recursive: true, force: true })
  }
  process.exit(0)
}

/** Fills a data directory, unless an earlier run has. */
async function seededIn(home: string, count: number): Promise<Seeded> {
  const note = join(home, 'seeded.json')
  if (existsSync(note)) return JSON.parse(readFileSync(note, 'utf8')) as Seeded
  say(`seeding ${count} requests`)
  const seeder = startRole('seed', portalEnvironment(home, 1))
  const seeded = await seeder.ask({ path: join(home, 'bench.db'), count })
  await seeder.stop()
  writeFileSync(note, JSON.stringify(seeded))
  return seeded
}

/** The document cut before its first card and after its last. */
function furnitureOf(html: string): Furniture {
  const first = html.lastIndexOf('<li', html.search(/href="\/en\/requests\/R-/))
  const last = html.indexOf('</li>', html.lastIndexOf('href="/en/requests/R-')) + '</li>'.length
  if (first < 0 || last <= first) throw new Error('The board shows no requests')
  return { before: html.slice(0, first), after: html.slice(last), bytes: Buffer.byteLength(html) }
}

async function settledMemory(part: Part): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  return (await part.usage()).rss
}

const say = (what: string) => process.stderr.write(`… ${what}\n`)
