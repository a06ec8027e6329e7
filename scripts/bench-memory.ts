import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import SQLite from 'better-sqlite3'
import { connect, type Db, inTransaction } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { rememberApproved } from '~/translations/memory/commands.server'
import { concordance } from '~/translations/memory/concordance.server'
import { worthIndexing } from '~/translations/memory/grams'
import { floorScore } from '~/translations/memory/match'
import { normalForm } from '~/translations/memory/normal-form'
import { findMatches } from '~/translations/memory/queries.server'
import { similarity } from '~/translations/memory/score'
import { atOnce, indexFresh } from '~/translations/memory-index/commands.server'
import { edited, type Pair, pairFrom, randomFrom } from './bench-memory-content'
import { exhaustive, nearestOf } from './bench-memory-nearest'
import { filledPostgres, fillSqlite, type Store, storeOf } from './bench-memory-store'
import { type Fact, printFacts } from './bench-report'

const now = '2026-11-20T08:00:00.000Z'

/**
 * `npm run bench -- memory [--long] [--sqlite | --postgres] [--times] [--data DIRECTORY] [--json PATH]`: the translation memory with 100,000 (long:
 * 1,000,000) approved sentences in each language, against an exhaustive comparison and SQLite's own full-text search in the same run. With
 * `--data` the filled SQLite files stay in the directory, and a later run begins with them: filling takes longer than measuring. A server of
 * PostgreSQL that `TEST_DATABASE_URL` names keeps what was filled, too. `--times` leaves out the comparisons, which take minutes.
 */
export async function run(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: {
      long: { type: 'boolean' },
      sqlite: { type: 'boolean' },
      postgres: { type: 'boolean' },
      data: { type: 'string' },
      json: { type: 'string' },
      times: { type: 'boolean' },
      units: { type: 'string' },
    },
  })
  const count = Number(values.units ?? (values.long ? 1_000_000 : 100_000))
  const directory = values.data ?? mkdtempSync(join(tmpdir(), 'setuqiao-memory-'))
  const facts: Fact[] = []
  try {
    mkdirSync(directory, { recursive: true })
    say(`writing ${count} sentences`)
    const random = randomFrom(7)
    const pairs = Array.from({ length: count }, () => pairFrom(random))
    const asked = new Map<LanguageTag, string[]>(
      (['zh-CN', 'en'] as const).map((language) => [language, questions(pairs, language, randomFrom(11))]),
    )
    let kept: Store | undefined
    const store = () => {
      kept ??= storeOf(pairs)
      return kept
    }
    if (!values.postgres) facts.push(...(await onSqlite(directory, pairs, store, asked, values.times)))
    if (!values.sqlite) facts.push(...(await onPostgres(count, store, asked)))
    process.stdout.write(
      `\n${count} sentences in each language, ${availableParallelism()} cores (load ${loadavg()[0]!.toFixed(1)}), Node ${process.version}\n`,
    )
    printFacts(facts)
    if (values.json) writeFileSync(values.json, JSON.stringify({ count, facts }, null, 2))
  } finally {
    if (!values.data) rmSync(directory, { recursive: true, force: true })
  }
  process.exit(0)
}

async function onSqlite(
  directory: string,
  pairs: readonly Pair[],
  store: () => Store,
  asked: ReadonlyMap<LanguageTag, string[]>,
  isTimesOnly = false,
) {
  const path = join(directory, `memory-${pairs.length}.db`)
  const began = performance.now()
  const isFilled = existsSync(`${path}.filled`)
  say(isFilled ? 'opening the filled SQLite file' : 'filling SQLite')
  if (!isFilled) {
    await (await fillSqlite(path, store())).destroy()
    writeFileSync(`${path}.filled`, '')
  }
  const db = connect(`file:${path}`)
  const facts: Fact[] = [
    { name: 'SQLite file', value: `${Math.round(statSync(path).size / 1e6)} MB${isFilled ? '' : `, filled in ${seconds(began)}`}` },
  ]
  for (const [language, texts] of asked)
    facts.push(
      ...told(isTimesOnly ? [(await timed(db, 'SQLite', language, texts, 20)).fact] : await compare(db, directory, pairs, language, texts)),
    )
  facts.push(...told(await additions(db, 'SQLite')))
  facts.push(...(await searches(db, 'SQLite')))
  await db.destroy()
  return facts
}

async function onPostgres(count: number, store: () => Store, asked: ReadonlyMap<LanguageTag, string[]>) {
  const { startCluster } = await import('../tests/setup/postgres-cluster')
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startCluster({ sharedBuffers: '2GB' })
  try {
    const db = await filledPostgres(server.url, store, count)
    const facts: Fact[] = []
    for (const [language, texts] of asked) facts.push(...told([(await timed(db, 'PostgreSQL', language, texts, 30)).fact]))
    facts.push(...told(await additions(db, 'PostgreSQL')))
    facts.push(...(await searches(db, 'PostgreSQL')))
    await db.destroy()
    return facts
  } finally {
    await server.stop()
  }
}

const warming = 40
const shownFrom = 75
const questionsAsked = 540
/** Each takes seconds with a million English sentences. */
const comparedOf = (count: number) => (count > 500_000 ? 8 : 60)
const searchedOf = (count: number) => (count > 500_000 ? 5 : 25)

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
async function compare(
  db: Db,
  directory: string,
  pairs: readonly Pair[],
  language: LanguageTag,
  texts: readonly string[],
): Promise<Fact[]> {
  say(`SQLite, ${language}: ${texts.length} look-ups`)
  const { p50, fact } = await timed(db, 'SQLite', language, texts, 20)
  const known = pairs.map(({ zh, en }) => normalForm(language === 'en' ? en : zh))
  const nearest = nearestOf(known, language)
  const times: number[] = []
  // Of what the editor shows first, and of everything that it offers.
  const shown = { wanted: 0, found: 0 }
  const offered = { wanted: 0, found: 0 }
  for (const [index, text] of texts.slice(warming).entries()) {
    const matches = await ask(db, text, language)
    // Penalties are a matter of taste, the likeness is not. What differs in facts only is worth more than its likeness.
    const worth = Math.max(0, ...matches.map(({ score, penalties }) => penalties.reduce((sum, { points }) => sum + points, score)))
    const likeness = Math.max(0, ...matches.map(({ source }) => similarity(normalForm(text), normalForm(source), language)))
    const best = nearest(normalForm(text), Math.max(floorScore - 1, likeness))
    if (best < floorScore) continue
    for (const count of best >= shownFrom ? [shown, offered] : [offered]) {
      count.wanted++
      if (worth >= best) count.found++
    }
    if (best >= shownFrom && worth < best) say(`missed: ${text} (${worth} instead of ${best})`)
    if (index >= comparedOf(pairs.length)) continue
    const began = performance.now()
    const compared = exhaustive(normalForm(text), known, language, floorScore)
    times.push(performance.now() - began)
    if (compared !== best) throw new Error(`two ways to compare disagree: ${text}`)
  }
  const share = ({ found, wanted }: typeof shown) => `${((100 * found) / wanted).toFixed(1)} % of ${wanted}`
  const brute = at(times, 0.5)
  const engine = fullText(join(directory, `full-text-${language}-${known.length}.db`), known, texts)
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
      value: `p50 ${ms(engine.p50)}, p95 ${ms(engine.p95)}, ${(engine.p50 / p50).toFixed(0)} × the look-up`,
    },
  ]
}

/** The 200 best hits of SQLite's trigram index by bm25, for all trigrams of a text. */
function fullText(path: string, known: readonly string[], texts: readonly string[]) {
  if (!existsSync(`${path}.filled`)) {
    const began = performance.now()
    const file = new SQLite(path)
    file.pragma('synchronous = OFF')
    file.exec(`create virtual table sentence using fts5(body, tokenize = 'trigram', content = '')`)
    const put = file.prepare('insert into sentence (rowid, body) values (?, ?)')
    file.transaction(() => {
      for (const [index, text] of known.entries()) put.run(index + 1, text)
    })()
    file.close()
    writeFileSync(`${path}.filled`, '')
    say(`full-text index built in ${seconds(began)}`)
  }
  const file = new SQLite(path, { readonly: true })
  file.pragma('cache_size = -65536')
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
  return { p50: at(times, 0.5), p95: at(times, 0.95) }
}

/**
 * One sentence after another, each in a transaction of its own, in turn with a transaction that changes one row and nothing else. Whenever enough of
 * them wait, they are indexed as the worker does it.
 */
async function additions(db: Db, engine: string): Promise<Fact[]> {
  const random = randomFrom(23)
  const [times, own, commits, steps]: number[][] = [[], [], [], []]
  for (let index = 0; index < 400; index++) {
    const { zh, en } = pairFrom(random)
    const pair = {
      originId: `added-${Date.now()}-${index}`,
      sourceLanguage: 'zh-CN' as const,
      source: `${zh}${index}`,
      target: en,
      domain: '',
      approvedAt: now,
    }
    const before = performance.now()
    await inTransaction(db, (tx) =>
      tx
        .updateTable('counter')
        .set(({ eb }) => ({ value: eb('value', '+', 1) }))
        .where('name', '=', 'terms')
        .execute(),
    )
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    await inTransaction(db, (tx) => rememberApproved(tx, [pair]))
    const { user, system } = process.cpuUsage(cpu)
    if (index >= warming) {
      commits!.push(began - before)
      times!.push(performance.now() - began)
      own!.push((user + system) / 1000)
    }
    if (index % worthIndexing < worthIndexing - 1) continue
    for (let indexed = 1; indexed > 0; ) {
      const from = performance.now()
      indexed = await inTransaction(db, (tx) => indexFresh(tx, atOnce))
      if (indexed > 0) steps!.push(performance.now() - from)
    }
  }
  const [p50, commit] = [at(times!, 0.5), at(commits!, 0.5)]
  const value = `p50 ${ms(p50)}, p95 ${ms(at(times!, 0.95))}, max ${ms(at(times!, 1))}; a transaction that changes one row p50 ${ms(commit)}, p95 ${ms(at(commits!, 0.95))}; own CPU p50 ${ms(at(own!, 0.5))}`
  return [
    { name: `${engine}: taking in one sentence`, value, goal: 'p50 < 2 ms above the commit itself', isReached: p50 - commit < 2 },
    { name: `${engine}: the worker indexes ${atOnce} of them`, value: `p50 ${ms(at(steps!, 0.5))}, max ${ms(at(steps!, 1))}` },
  ]
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
