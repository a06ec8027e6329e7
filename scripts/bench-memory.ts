import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import SQLite from 'better-sqlite3'
import { distance } from 'fastest-levenshtein'
import { type Db, inTransaction } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { rememberApproved } from '~/translations/memory/commands.server'
import { concordance } from '~/translations/memory/concordance/queries.server'
import { floorScore } from '~/translations/memory/match'
import { normalForm } from '~/translations/memory/normal-form'
import { findMatches } from '~/translations/memory/queries.server'
import { similarity } from '~/translations/memory/score'
import { edited, type Pair, pairFrom, randomFrom } from './bench-memory-content'
import { fillPostgres, fillSqlite, storeOf } from './bench-memory-store'
import { type Fact, printFacts } from './bench-report'

const now = '2026-11-20T08:00:00.000Z'

/**
 * `npm run bench -- memory [--long] [--sqlite] [--json PATH]`: the translation memory with 100,000 (long: 1,000,000) approved sentences in each
 * language, against an exhaustive comparison and SQLite's own full-text search in the same run.
 */
export async function run(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: { long: { type: 'boolean' }, sqlite: { type: 'boolean' }, json: { type: 'string' }, units: { type: 'string' } },
  })
  const count = Number(values.units ?? (values.long ? 1_000_000 : 100_000))
  const directory = mkdtempSync(join(tmpdir(), 'setuqiao-memory-'))
  const facts: Fact[] = []
  try {
    say(`writing ${count} sentences`)
    const random = randomFrom(7)
    const pairs = Array.from({ length: count }, () => pairFrom(random))
    const store = storeOf(pairs)
    const asked = new Map<LanguageTag, string[]>(
      (['zh-CN', 'en'] as const).map((language) => [language, questions(pairs, language, randomFrom(11))]),
    )
    say('filling SQLite')
    const path = join(directory, 'memory.db')
    const began = performance.now()
    const lite = await fillSqlite(path, store)
    const grams = store.grams.reduce((sum, { length }) => sum + length, 0)
    facts.push({
      name: 'SQLite file',
      value: `${Math.round(statSync(path).size / 1e6)} MB, ${(grams / 1e6).toFixed(1)} M grams of ${store.counts.reduce((sum, { size }) => sum + size, 0)} kinds, filled in ${seconds(began)}`,
    })
    for (const [language, texts] of asked) facts.push(...told(await compare(lite, pairs, language, texts)))
    facts.push(...(await additions(lite, 'SQLite')))
    facts.push(...(await searches(lite, 'SQLite')))
    await lite.destroy()
    if (!values.sqlite) {
      say('filling PostgreSQL')
      const { startCluster } = await import('../tests/setup/postgres-cluster')
      const { databaseUrl, onServer } = await import('../tests/setup/postgres')
      const server = await startCluster({ sharedBuffers: '2GB' })
      try {
        await onServer(server.url, 'create database memory')
        const big = await fillPostgres(databaseUrl(server.url, 'memory'), store)
        for (const [language, texts] of asked) facts.push(...told([(await timed(big, 'PostgreSQL', language, texts, 30)).fact]))
        facts.push(...(await additions(big, 'PostgreSQL')))
        facts.push(...(await searches(big, 'PostgreSQL')))
        await big.destroy()
      } finally {
        await server.stop()
      }
    }
    process.stdout.write(
      `\n${count} sentences in each language, ${availableParallelism()} cores (load ${loadavg()[0]!.toFixed(1)}), Node ${process.version}\n`,
    )
    printFacts(facts)
    if (values.json) writeFileSync(values.json, JSON.stringify({ count, facts }, null, 2))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  process.exit(0)
}

const warming = 40
const shownFrom = 75
const questionsAsked = 240
/** Comparing takes seconds each with a million English ones. */
const comparedOf = (count: number) => (count > 500_000 ? 100 : 150)
const searchedOf = (count: number) => (count > 500_000 ? 6 : 25)

/** Sentences of the memory as somebody would have edited them. */
function questions(pairs: readonly Pair[], language: LanguageTag, random: () => number): string[] {
  return Array.from({ length: questionsAsked }, () => {
    const { zh, en } = pairs[Math.floor(random() * pairs.length)]!
    return edited(language === 'en' ? en : zh, language === 'zh-CN', random)
  })
}

const ask = (db: Db, text: string, language: LanguageTag) =>
  findMatches(db, { text, language, targetLanguage: language === 'en' ? 'zh-CN' : 'en', domain: '', rejected: [], now })

async function timed(db: Db, engine: string, language: LanguageTag, texts: readonly string[], most: number) {
  const times: number[] = []
  const own: number[] = []
  for (const [index, text] of texts.entries()) {
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await ask(db, text, language)
    const { user, system } = process.cpuUsage(cpu)
    if (index < warming) continue
    times.push(performance.now() - began)
    own.push((user + system) / 1000)
  }
  const [p50, p95] = [at(times, 0.5), at(times, 0.95)]
  // What else runs on the machine makes everything wait; the process's own work says what a quiet one would show.
  const value = `p50 ${ms(p50)}, p95 ${ms(p95)}, max ${ms(at(times, 1))}; own CPU p50 ${ms(at(own, 0.5))}, p95 ${ms(at(own, 0.95))}`
  return { p50, fact: { name: `${engine}, ${language}: a look-up`, value, goal: `p95 < ${most} ms`, isReached: p95 < most } satisfies Fact }
}

/** The look-up's times, and whether it finds what comparing with every sentence finds. */
async function compare(db: Db, pairs: readonly Pair[], language: LanguageTag, texts: readonly string[]): Promise<Fact[]> {
  say(`SQLite, ${language}: ${texts.length} look-ups, ${comparedOf(pairs.length)} compared with every sentence`)
  const { p50, fact } = await timed(db, 'SQLite', language, texts, 20)
  const known = pairs.map(({ zh, en }) => normalForm(language === 'en' ? en : zh))
  const times: number[] = []
  // Of what the editor shows first, and of everything that it offers.
  const shown = { wanted: 0, found: 0 }
  const offered = { wanted: 0, found: 0 }
  for (const text of texts.slice(warming, warming + comparedOf(pairs.length))) {
    const began = performance.now()
    const best = exhaustive(normalForm(text), known, language)
    times.push(performance.now() - began)
    if (best < floorScore) continue
    const matches = await ask(db, text, language)
    // Penalties are a matter of taste, the likeness is not.
    const likeness = Math.max(0, ...matches.map(({ score, penalties }) => penalties.reduce((sum, { points }) => sum + points, score)))
    for (const count of best >= shownFrom ? [shown, offered] : [offered]) {
      count.wanted++
      if (likeness >= best) count.found++
    }
  }
  const share = ({ found, wanted }: typeof shown) => `${((100 * found) / wanted).toFixed(1)} % of ${wanted}`
  const brute = at(times, 0.5)
  const engine = fullText(known, texts)
  return [
    fact,
    {
      name: `SQLite, ${language}: best match found`,
      value: `${share(shown)} from ${shownFrom} on, ${share(offered)} from ${floorScore} on`,
      goal: `≥ 99 % from ${shownFrom} on`,
      isReached: shown.found >= 0.99 * shown.wanted,
    },
    { name: `${language}: comparing with every sentence`, value: `p50 ${ms(brute)}, ${(brute / p50).toFixed(0)} × the look-up` },
    {
      name: `${language}: FTS5 trigram with bm25`,
      value: `p50 ${ms(engine.p50)}, p95 ${ms(engine.p95)}, ${(engine.p50 / p50).toFixed(0)} × the look-up; built in ${engine.built}`,
    },
  ]
}

/** The score of the nearest of all sentences; what cannot be nearer than the best so far is passed over. */
function exhaustive(text: string, known: readonly string[], language: LanguageTag): number {
  let best = floorScore - 1
  for (const other of known) {
    if (other === text) return 100
    const longer = Math.max(text.length, other.length)
    const ceiling = (share: number) => (language === 'en' ? 50 * (1 + share) : 100 * share)
    if (ceiling(Math.min(text.length, other.length) / longer) <= best) continue
    if (ceiling(1 - distance(text, other) / longer) <= best) continue
    best = Math.max(best, similarity(text, other, language))
  }
  return best
}

/** The 200 best hits of SQLite's trigram index by bm25, for all trigrams of a text. */
function fullText(known: readonly string[], texts: readonly string[]) {
  const file = new SQLite(':memory:')
  const began = performance.now()
  file.exec(`create virtual table sentence using fts5(body, tokenize = 'trigram', content = '')`)
  const put = file.prepare('insert into sentence (rowid, body) values (?, ?)')
  file.transaction(() => {
    for (const [index, text] of known.entries()) put.run(index + 1, text)
  })()
  const built = seconds(began)
  const find = file.prepare('select rowid from sentence where sentence match ? order by rank limit 200').pluck()
  const times: number[] = []
  for (const text of texts.slice(0, searchedOf(known.length))) {
    const normal = [...normalForm(text)]
    const began = performance.now()
    const trigrams = new Set(Array.from({ length: Math.max(0, normal.length - 2) }, (_, index) => normal.slice(index, index + 3).join('')))
    if (trigrams.size === 0) continue
    find.all([...trigrams].map((gram) => `"${gram.replaceAll('"', '""')}"`).join(' OR '))
    times.push(performance.now() - began)
  }
  file.close()
  return { built, p50: at(times, 0.5), p95: at(times, 0.95) }
}

async function additions(db: Db, engine: string): Promise<Fact[]> {
  const random = randomFrom(23)
  const times: number[] = []
  const own: number[] = []
  for (let index = 0; index < 200; index++) {
    const { zh, en } = pairFrom(random)
    const pair = {
      originId: `added-${index}`,
      sourceLanguage: 'zh-CN' as const,
      source: `${zh}${index}`,
      target: en,
      domain: '',
      approvedAt: now,
    }
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await inTransaction(db, (tx) => rememberApproved(tx, [pair]))
    const { user, system } = process.cpuUsage(cpu)
    if (index < warming) continue
    times.push(performance.now() - began)
    own.push((user + system) / 1000)
  }
  const p50 = at(times, 0.5)
  const value = `p50 ${ms(p50)}, p95 ${ms(at(times, 0.95))}; own CPU p50 ${ms(at(own, 0.5))}`
  return [{ name: `${engine}: taking in one sentence, durably`, value, goal: 'p50 < 2 ms', isReached: p50 < 2 }]
}

async function searches(db: Db, engine: string): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const term of ['停机', '变频器', '热处理炉的温度曲线', 'inverter', 'spare parts stock']) {
    const times: number[] = []
    let hits = 0
    for (let round = 0; round < 15; round++) {
      const began = performance.now()
      hits = (await concordance(db, term)).hits.length
      if (round >= 5) times.push(performance.now() - began)
    }
    facts.push({ name: `${engine}: concordance of ${term}`, value: `p50 ${ms(at(times, 0.5))}, ${hits} shown` })
  }
  return facts
}

const at = (times: number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
const ms = (value: number) => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
const seconds = (since: number) => `${Math.round((performance.now() - since) / 1000)} s`
const say = (what: string) => process.stderr.write(`… ${what}\n`)
/** Figures as they come: a run takes minutes. */
const told = (facts: Fact[]) => {
  for (const { name, value } of facts) say(`${name}: ${value}`)
  return facts
}
