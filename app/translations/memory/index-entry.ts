import type { LanguageTag } from '#db/schema'
import { targetOf } from '../document'
import { sizeOf } from './blocks'
import { exactGram, gramsOf, skeletonGram } from './grams'
import { lengthOf, normalForm, sideOf } from './normal-form'
import { skeletonOf, slotsOf } from './slots'

interface Pair {
  sourceLanguage: LanguageTag
  source: string
  target: string
}

const textsOf = ({ sourceLanguage, source, target }: Pair) => [
  { language: sourceLanguage, text: source },
  { language: targetOf(sourceLanguage), text: target },
]

/** What finds a pair again by equal texts, and by texts that differ in facts only, in both of its languages. */
export const keysOf = (pair: Pair): { side: number; key: number }[] =>
  textsOf(pair).flatMap(({ language, text }) => {
    const slots = slotsOf(text)
    const keys = new Set([exactGram(normalForm(text)), ...(slots.length > 0 ? [skeletonGram(skeletonOf(text, slots))] : [])])
    return [...keys].map((key) => ({ side: sideOf(language), key }))
  })

/** What finds a pair again by near texts, in both of its languages. */
export const gramsOfPair = (pair: Pair): { side: number; size: number; grams: number[] }[] =>
  textsOf(pair).map(({ language, text }) => {
    const normal = normalForm(text)
    return { side: sideOf(language), size: sizeOf(lengthOf(normal)), grams: gramsOf(normal, language) }
  })
