import type { LanguageTag } from '#db/schema'
import type { Automaton } from './automaton'

/** A group of words that approved texts use again and again, and that the term base does not know. */
export interface Suggestion {
  text: string
  language: LanguageTag
  /** In how many sentences it stands. */
  count: number
  /** A pair that it stands in. */
  source: string
  target: string
}

interface ApprovedPair {
  zh: string
  en: string
}

const leastCount = 3
const longestChinese = 6
const longestEnglish = 3
/** Signs that begin or end no term: particles, pronouns, prepositions, verbs of everyday use, numerals. */
const looseChinese =
  /^[的了着过在是和与及或等每把被将对从到由为以也都就不没有可会能要我您他它这那其各个并且但而后前上下中内外里时按用给让只已还再又先很最多少大小新老一二三四五六七八九十两几第]|[的了着过在是和与及或等每把被将对从到由为以也都就不没有可会能要我您他它这那其各个并且但而后前上下中内外里时按用给让只已还再又先很最多少大小新老一二三四五六七八九十两几第]$/
const looseEnglish = new Set(
  'a an the and or of to in on at by for with from as is are was were be been has have had it its this that these those we our you your they their not no do does can will must should may if when which who each every all any one two three after before into per about than then there here also only so such other last next day days week month year more most same own between within without through during new old'.split(
    ' ',
  ),
)

/** The most frequent of them, long ones first among equals; a shorter one that only stands inside a longer one is left out. */
export function suggestTerms(pairs: readonly ApprovedPair[], automata: Record<LanguageTag, Automaton>, most: number): Suggestion[] {
  return (['zh-CN', 'en'] as const).flatMap((language) => {
    const found = new Map<string, { count: number; pair: ApprovedPair }>()
    for (const pair of pairs) {
      const text = language === 'en' ? pair.en : pair.zh
      const known = automata[language].find(text)
      for (const gram of new Set(gramsOf(text, language, known))) {
        const entry = found.get(gram)
        if (entry) entry.count++
        else found.set(gram, { count: 1, pair })
      }
    }
    const frequent = [...found].filter(([, { count }]) => count >= leastCount)
    return frequent
      .filter(
        ([gram, { count }]) => !frequent.some(([longer, other]) => longer !== gram && longer.includes(gram) && other.count >= count * 0.8),
      )
      .toSorted(([one, a], [other, b]) => weight(other, b.count) - weight(one, a.count) || (one < other ? -1 : 1))
      .slice(0, most)
      .map(([text, { count, pair }]) => ({
        text,
        language,
        count,
        source: language === 'en' ? pair.en : pair.zh,
        target: language === 'en' ? pair.zh : pair.en,
      }))
  })
}

/** Long words are terms more often than short ones. */
const weight = (gram: string, count: number): number => count * (gram.length - 1) ** 2

function gramsOf(text: string, language: LanguageTag, known: readonly { start: number; end: number }[]): string[] {
  // What is a term already is cut out, so that only what stands between is looked at.
  let rest = text
  for (const { start, end } of known) rest = `${rest.slice(0, start)}${'\n'.repeat(end - start)}${rest.slice(end)}`
  return language === 'en' ? englishGrams(rest) : chineseGrams(rest)
}

const chineseGrams = (text: string): string[] =>
  Array.from(text.matchAll(/\p{Script=Han}{2,}/gu)).flatMap(([run]) => {
    const grams: string[] = []
    for (let start = 0; start < run.length; start++)
      for (let length = 2; length <= longestChinese && start + length <= run.length; length++) {
        const gram = run.slice(start, start + length)
        if (!looseChinese.test(gram)) grams.push(gram)
      }
    return grams
  })

const englishGrams = (text: string): string[] =>
  text.split(/[^A-Za-z -]+/).flatMap((clause) => {
    const words = clause.toLowerCase().split(/[ -]+/).filter(Boolean)
    const grams: string[] = []
    for (let start = 0; start < words.length; start++)
      for (let length = 2; length <= longestEnglish && start + length <= words.length; length++) {
        const gram = words.slice(start, start + length)
        if (gram.every((word) => word.length > 1 && !looseEnglish.has(word))) grams.push(gram.join(' '))
      }
    return grams
  })
