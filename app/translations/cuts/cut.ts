import type { LanguageTag } from '#db/schema'
import { segment } from '../segmentation'

/**
 * Where people cut a text otherwise than the rules do. A cut is known by the text that it goes through, not by a place in a revision: wherever the same
 * text stands in the same field of a later one, it is cut the same.
 */
export interface Cut {
  field: string
  kind: 'split' | 'merge'
  /** Both parts with what stands between them. */
  text: string
  /** Where the first part ends, in UTF-16 units. */
  place: number
  /** Which of equal texts in the field, from 0. */
  nth: number
}

export interface Piece {
  field: string
  text: string
  separator: string
}

/** Parts that one sentence may be split into at once. */
export const mostParts = 10
/** A sentence that came about by joining is at most so long. */
export const longestJoined = 4_000

/**
 * Applies cuts to what the rules have made, in the order in which they were decided; one whose text is not there any more does nothing. Nothing of the
 * text is lost or added.
 */
export function recut(pieces: readonly Piece[], cuts: readonly Cut[]): Piece[] {
  return cuts.reduce<Piece[]>((before, cut) => (cut.kind === 'split' ? withSplit(before, cut) : withMerge(before, cut)), [...pieces])
}

function withSplit(pieces: Piece[], cut: Cut): Piece[] {
  const index = nthOf(pieces, cut.nth, (at) => isWhole(pieces, at, cut))
  const parts = index === undefined ? null : split(pieces[index]!.text, cut.place)
  if (index === undefined || !parts) return pieces
  const { field, separator } = pieces[index]!
  return pieces.toSpliced(index, 1, { field, text: parts.first, separator: parts.separator }, { field, text: parts.second, separator })
}

function withMerge(pieces: Piece[], cut: Cut): Piece[] {
  const index = nthOf(pieces, cut.nth, (at) => isPair(pieces, at, cut))
  if (index === undefined) return pieces
  return pieces.toSpliced(index, 2, { field: cut.field, text: cut.text, separator: pieces[index + 1]!.separator })
}

type Place = Pick<Cut, 'field' | 'text' | 'place'>

const isWhole = (pieces: readonly Piece[], at: number, { field, text }: Place): boolean =>
  pieces[at]!.field === field && pieces[at]!.text === text

const isPair = (pieces: readonly Piece[], at: number, { field, text, place }: Place): boolean => {
  const [one, two] = [pieces[at]!, pieces[at + 1]]
  return one.field === field && two?.field === field && one.text.length === place && one.text + one.separator + two.text === text
}

/** How many equal texts (or pairs) of the field stand before this one. */
export const nthAt = (pieces: readonly Piece[], index: number, cut: Place & Pick<Cut, 'kind'>): number =>
  pieces.slice(0, index).filter((_, at) => (cut.kind === 'split' ? isWhole(pieces, at, cut) : isPair(pieces, at, cut))).length

function nthOf(pieces: readonly Piece[], nth: number, isIt: (at: number) => boolean): number | undefined {
  return [...pieces.keys()].filter(isIt)[nth]
}

/** A text in two at a place that lies inside it: `first`, `separator` and `second` are the text, character for character. */
export function split(text: string, place: number): { first: string; separator: string; second: string } | null {
  const first = text.slice(0, place)
  const second = text.slice(place).trimStart()
  if (first.trim() === '' || second === '' || !first.isWellFormed()) return null
  return { first, separator: text.slice(place, text.length - second.length), second }
}

const blanks = /\s*/y
const blanksAt = (text: string, at: number): string => {
  blanks.lastIndex = at
  return blanks.exec(text)?.[0] ?? ''
}
const lineBreaks = (text: string): number => text.match(/\r\n|[\r\n]/g)?.length ?? 0

/**
 * Where somebody put line breaks into a sentence to split it: for each the end of the part before it. Blanks do not matter; null when
 * anything else is not as it was.
 */
export function placesIn(source: string, typed: string): number[] | null {
  const places: number[] = []
  let [here, there] = [0, 0]
  for (;;) {
    const [own, theirs] = [blanksAt(source, here), blanksAt(typed, there)]
    const isInside = here > 0 && here + own.length < source.length
    if (isInside && lineBreaks(theirs) > lineBreaks(own)) places.push(here)
    here += own.length
    there += theirs.length
    if (here >= source.length || there >= typed.length) return here >= source.length && there >= typed.length ? places : null
    const sign = source.codePointAt(here)!
    if (typed.codePointAt(there) !== sign) return null
    const { length } = String.fromCodePoint(sign)
    here += length
    there += length
  }
}

/**
 * Deals a translation out to the parts of its source: its sentences in order, as near as whole ones come to the parts' shares of the source. With fewer
 * sentences than parts, all of it stays with the first.
 */
export function dealOut(target: string, sources: readonly string[], language: LanguageTag): string[] {
  const { segments } = segment(target, language)
  if (segments.length < sources.length) return [target, ...sources.slice(1).map(() => '')]
  const total = sources.reduce((sum, { length }) => sum + length, 0)
  const ends: number[] = []
  let [share, from] = [0, 0]
  for (const [index, { length }] of sources.slice(0, -1).entries()) {
    share += length / total
    const last = segments.length - (sources.length - 1 - index)
    const best = segments
      .slice(from, last)
      .map(({ end }, at) => ({ at: from + at, off: Math.abs(end / target.length - share) }))
      .reduce((a, b) => (b.off < a.off ? b : a))
    ends.push(best.at)
    from = best.at + 1
  }
  const starts = [0, ...ends.map((at) => at + 1)]
  return starts.map((start, index) => target.slice(segments[start]!.start, segments[ends[index] ?? segments.length - 1]!.end))
}
