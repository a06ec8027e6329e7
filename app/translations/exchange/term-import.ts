import { type ConceptText, folded, type TermText } from '../terms/term'

/**
 * Two descriptions of one concept in one: what stands here keeps its place, words that are new join as admitted ones or with the
 * status they came with, and another definition or note is kept in the note.
 */
export function mergedConcept(here: ConceptText, incoming: ConceptText): ConceptText {
  const known = new Set(here.terms.map(nameOf))
  const added = incoming.terms
    .filter((term) => !known.has(nameOf(term)))
    .map((term): TermText => (term.status === 'preferred' ? { ...term, status: 'admitted' } : term))
  const others = [
    [here.definitionZh, incoming.definitionZh],
    [here.definitionEn, incoming.definitionEn],
    [here.note, incoming.note],
  ].flatMap(([own, other]) => (own && other && own !== other ? [other] : []))
  const notes = [here.note || incoming.note, ...others].filter(Boolean)
  return {
    ...here,
    definitionZh: here.definitionZh || incoming.definitionZh,
    definitionEn: here.definitionEn || incoming.definitionEn,
    note: notes.filter((note, at) => !notes.some((other, place) => place < at && other.includes(note))).join('\n'),
    terms: (['zh-CN', 'en'] as const).flatMap((language) => [...here.terms, ...added].filter((term) => term.language === language)),
  }
}

const nameOf = ({ language, text }: TermText) => `${language} ${folded(text)}`

export const isSameConcept = (one: ConceptText, other: ConceptText): boolean =>
  one.definitionZh === other.definitionZh &&
  one.definitionEn === other.definitionEn &&
  one.note === other.note &&
  one.terms.length === other.terms.length

/** What became of the concepts of a file, in this order, on the way to the page that says it. */
const outcomes = ['added', 'merged', 'same', 'apart', 'incomplete'] as const
export type Brought = Record<(typeof outcomes)[number], number>

export const broughtText = (brought: Brought): string => outcomes.map((name) => brought[name]).join('-')

export function readBrought(text: string | null): Brought | null {
  if (!/^(\d{1,5}-){4}\d{1,5}$/.test(text ?? '')) return null
  const counts = text!.split('-').map(Number)
  return Object.fromEntries(outcomes.map((name, at) => [name, counts[at]!])) as Brought
}
