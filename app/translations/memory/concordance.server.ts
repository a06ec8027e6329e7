import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { gramAt, lastOf, lastSize, placeOf, unpack } from './blocks'
import { type GramRange, rangesOf } from './grams'
import { countsOf, freshUnits, mostGrams, unitsOf } from './near.server'
import { longestUnit, normalForm, sideOf } from './normal-form'
import { isImported } from './origin'

export interface Hit {
  number: number
  zh: string
  en: string
  /** Of the original. */
  sourceLanguage: LanguageTag
  uses: number
  /** Came in a file, so that nobody here has reviewed it. */
  isImported: boolean
}

/** Hits of one search; rows of the index that are looked through for them. */
const mostHits = 50
const mostLookedAt = 2_000
const blocksAtOnce = 64

/**
 * Approved sentences that contain a term, with their other language: Chinese from two characters, English by whole words. `language` is the
 * one that the term is of, `hasMore` whether there are more than are shown. Shorter sentences come first: a term shows best in them.
 */
export async function concordance(db: Db, q: string): Promise<{ hits: Hit[]; language: LanguageTag; hasMore: boolean }> {
  const term = normalForm(q.slice(0, longestUnit))
  const language: LanguageTag = /\p{Script=Han}/u.test(term) ? 'zh-CN' : 'en'
  const side = sideOf(language)
  const range = await rarestRange(db, side, term)
  if (!range) return { hits: [], language, hasMore: false }
  // Before the index, so that a unit which goes from one into the other meanwhile is seen.
  const fresh = await freshUnits(db, {})
  const rows = await unitsOf(db, await unitsIn(db, side, range))
  const hits = [...new Map([...fresh, ...rows].map((unit) => [unit.number, unit])).values()]
    .map(({ number, sourceLanguage, source, target, uses, originId }): Hit => {
      const [zh, en] = sourceLanguage === 'zh-CN' ? [source, target] : [target, source]
      return { number, zh, en, sourceLanguage, uses, isImported: isImported(originId) }
    })
    .filter(({ zh, en }) => normalForm(language === 'en' ? en : zh).includes(term))
    .sort((a, b) => a.zh.length - b.zh.length || b.number - a.number)
  return { hits: hits.slice(0, mostHits), language, hasMore: hits.length > mostHits || rows.length === mostLookedAt }
}

/** Of all stretches of the index that every hit is in, the one with the least in it. */
async function rarestRange(db: Db, side: number, term: string): Promise<GramRange | undefined> {
  const ranges = rangesOf(term).slice(0, mostGrams)
  const single = ranges.filter(({ from, to }) => from === to)
  if (single.length === 0) return ranges[0]
  const counts = await countsOf(
    db,
    side,
    single.map(({ from }) => from),
    { from: 0, to: lastSize },
  )
  const counted = new Map<number, number>()
  for (const [place, n] of counts) counted.set(gramAt(place), (counted.get(gramAt(place)) ?? 0) + n)
  return single.sort((a, b) => (counted.get(a.from) ?? 0) - (counted.get(b.from) ?? 0))[0]
}

/** Those of shorter texts first, as far as they are looked through. */
async function unitsIn(db: Db, side: number, { from, to }: GramRange): Promise<number[]> {
  const units = new Set<number>()
  let at = placeOf({ side, gram: from, size: 0 })
  const end = lastOf(placeOf({ side, gram: to, size: lastSize }))
  for (;;) {
    const blocks = await blocksIn(db, { from: at, to: end })
    for (const block of blocks) for (const unit of unpack(block.units)) units.add(unit)
    if (blocks.length < blocksAtOnce || units.size >= mostLookedAt) return [...units].slice(0, mostLookedAt)
    at = blocks.at(-1)!.place + 1
  }
}

const blocksIn = keptQuery((db, slot: Slot<{ from: number; to: number }>) =>
  db
    .selectFrom('tmBlock')
    .select(['place', 'units'])
    .where('place', '>=', slot('from'))
    .where('place', '<=', slot('to'))
    .orderBy('place')
    .limit(blocksAtOnce),
)
