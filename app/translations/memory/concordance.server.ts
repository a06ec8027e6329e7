import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { type GramRange, rangesOf } from './grams'
import { longestUnit, normalForm, sideOf } from './normal-form'
import { frequencies, freshUnits, mostGrams } from './queries.server'

export interface Hit {
  number: number
  zh: string
  en: string
  /** Of the original. */
  sourceLanguage: LanguageTag
  uses: number
}

/** Hits of one search; rows of the index that are looked through for them. */
const mostHits = 50
const mostLookedAt = 2_000

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
  const rows = await unitsInRange(db, { side, ...range })
  const hits = [...new Map([...(await freshUnits(db, {})), ...rows].map((unit) => [unit.number, unit])).values()]
    .map(({ number, sourceLanguage, source, target, uses }): Hit => {
      const [zh, en] = sourceLanguage === 'zh-CN' ? [source, target] : [target, source]
      return { number, zh, en, sourceLanguage, uses }
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
  const counted = new Map(
    (
      await frequencies(
        db,
        side,
        single.map(({ from }) => from),
      )
    ).map(({ gram, n }) => [gram, n]),
  )
  return single.sort((a, b) => (counted.get(a.from) ?? 0) - (counted.get(b.from) ?? 0))[0]
}

const unitsInRange = keptQuery((db, slot: Slot<{ side: number; from: number; to: number }>) =>
  db
    .selectFrom('tmGram')
    .innerJoin('tmUnit', 'tmUnit.number', 'tmGram.unit')
    .select(['tmUnit.number', 'tmUnit.sourceLanguage', 'tmUnit.source', 'tmUnit.target', 'tmUnit.uses'])
    .where('tmGram.side', '=', slot('side'))
    .where('tmGram.gram', '>=', slot('from'))
    .where('tmGram.gram', '<=', slot('to'))
    .orderBy('tmGram.gram')
    .orderBy('tmGram.len')
    .orderBy('tmGram.unit')
    .limit(mostLookedAt),
)
