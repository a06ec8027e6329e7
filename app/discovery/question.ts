import type { Phrase } from '#db/search/face'
import { isCode, isHan, piecePattern, plain, stopWords, tokensOf, wholeOf } from './token'

/** A place of the question that names a concept of the term base, with everything else that it is called. */
export interface Named {
  start: number
  end: number
  names: readonly string[]
}

/** One thing that is asked for. */
export interface Group {
  /** As it was typed. */
  said: string
  /** The words of the reader. */
  own: Phrase[]
  /** The same in other words: the other language, other names, the word that was probably meant. */
  others: Phrase[]
}

/** The words of a run of Chinese characters, as a dictionary has them (`parting.server.ts`). */
export type WordsOf = (run: string) => string[]

/** Longest question that is read. */
export const longestQuestion = 120
/** Most things that one question asks for; what comes after them is not looked at. */
const mostGroups = 8

/** Single characters that carry a sentence and no meaning by themselves. */
const particles = new Set([...'的了和与及或在是有对把被给用要个想请帮做能会找让看查可等以为中里上下我您们这那一不也都很到'])
/** Longer words of the same kind. */
const fillers = new Set('需要 可以 能够 能否 是否 如何 怎么 怎样 什么 哪些 以及 或者 一些 有没有 做过'.split(' '))

/**
 * What a question asks for. Names of the term base are one thing each, in every language; quotation marks hold words together; a longer
 * Chinese run is parted into words, and what that cuts into single characters is put together again.
 */
export function groupsOf(question: string, named: readonly Named[], wordsOf: WordsOf): Group[] {
  const text = question.slice(0, longestQuestion)
  const groups: Group[] = []
  let at = 0
  for (const { start, end, names } of apart([...named, ...quoted(text)])) {
    addPlain(groups, text.slice(at, start), wordsOf)
    const said = text.slice(start, end)
    const own = phrasesOf(said)
    groups.push({ said, own, others: without(names.flatMap(phrasesOf), own) })
    at = end
  }
  addPlain(groups, text.slice(at), wordsOf)
  return distinct(groups.filter(({ own }) => own.length > 0)).slice(0, mostGroups)
}

/** The longest of places that overlap, in the order of the text. */
function apart(places: readonly Named[]): Named[] {
  const chosen: Named[] = []
  for (const place of [...places].sort((one, other) => other.end - other.start - (one.end - one.start))) {
    if (chosen.every(({ start, end }) => place.end <= start || place.start >= end)) chosen.push(place)
  }
  return chosen.sort((one, other) => one.start - other.start)
}

const quoted = (text: string): Named[] =>
  Array.from(text.matchAll(/["“「『]([^"”」』]{2,})["”」』]/g), ({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
    names: [],
  }))

/** The ways in which a name may stand in a text. */
export function phrasesOf(name: string): Phrase[] {
  const tokens = tokensOf(name)
  if (tokens.length === 0) return []
  const words: string[] = []
  let hasWhole = false
  const pieces = [...name.matchAll(piecePattern)]
  for (const [place, { 0: piece, index }] of pieces.entries()) {
    const own = tokens.filter(({ start }) => start >= index && start < index + piece.length)
    if (isHan(piece)) {
      // The last character stands alone where a run ends; the text may go on where the name does not.
      const endsRun = place < pieces.length - 1
      words.push(...(own.length > 1 && !endsRun ? own.slice(0, -1) : own).map(({ word }) => word))
    } else if (isCode(piece) && own.length > 1) {
      hasWhole = true
      words.push(...own.slice(1).map(({ word }) => word))
    } else words.push(...own.map(({ word }) => word))
  }
  if (words.length === 0) return []
  const single = words.length === 1 && isHan(words[0]!) && [...words[0]!].length === 1
  const phrases: Phrase[] = [single ? { tokens: words, isPrefix: true } : { tokens: words }]
  // S7-1200, S7 1200, S71200.
  const only = name.trim()
  if (hasWhole && only.match(piecePattern)?.[0] === only) phrases.push({ tokens: [wholeOf(only)] })
  const parts = /^[\p{L}\p{N}]+$/u.test(only) && isCode(only) && !isHan(only) ? plain(only).match(/\p{L}+|\p{N}+/gu) : null
  if (parts && parts.length > 1) phrases.push({ tokens: parts })
  return phrases
}

function addPlain(groups: Group[], text: string, wordsOf: WordsOf) {
  const pieces = [...text.matchAll(piecePattern)].map(([piece]) => piece)
  for (let index = 0; index < pieces.length; index++) {
    const piece = pieces[index]!
    const next = pieces[index + 1]
    if (isHan(piece)) for (const said of parted(piece, wordsOf)) groups.push({ said, own: phrasesOf(said), others: [] })
    else if (next !== undefined && /^[a-z]{1,4}$/i.test(piece) && /^\d{1,5}[a-z]?$/i.test(next) && !stopWords.has(plain(piece))) {
      // IP 65 is IP65.
      const said = `${piece}${next}`
      groups.push({ said, own: phrasesOf(said), others: [] })
      index++
    } else groups.push({ said: piece, own: phrasesOf(piece), others: [] })
  }
}

/** The words of a Chinese run. Single characters are put to their neighbours: 外|包 is 外包. */
function parted(run: string, wordsOf: WordsOf): string[] {
  if ([...run].length <= 2) return particles.has(run) ? [] : [run]
  const words: string[] = []
  let loose = ''
  const settle = () => {
    if ([...loose].length > 1) words.push(loose)
    else if (loose) {
      const last = words.pop()
      words.push(last === undefined ? loose : last + loose)
    }
    loose = ''
  }
  for (const segment of wordsOf(run)) {
    const isSingle = [...segment].length === 1
    if (isSingle && !particles.has(segment)) loose += segment
    else {
      settle()
      if (!isSingle && !isEmpty(segment)) words.push(segment)
    }
  }
  settle()
  return words
}

const isEmpty = (word: string) => fillers.has(word) || [...word].every((character) => particles.has(character))

const keyOf = ({ tokens, isPrefix }: Phrase) => `${tokens.join(' ')}${isPrefix ? '*' : ''}`

function without(phrases: readonly Phrase[], own: readonly Phrase[]): Phrase[] {
  const known = new Set(own.map(keyOf))
  return phrases.filter((phrase) => !known.has(keyOf(phrase)) && known.add(keyOf(phrase)))
}

function distinct(groups: readonly Group[]): Group[] {
  const known = new Set<string>()
  return groups.filter(({ own }) => {
    const key = own.map(keyOf).join('|')
    return !known.has(key) && known.add(key)
  })
}

/** A lone English word that might be a typing mistake: as it was written. */
export const mistakable = ({ said, others }: Group): string | null => {
  const word = plain(said)
  return others.length === 0 && /^[a-z]{4,30}$/.test(word) ? word : null
}

/** How many letters of a word may be wrong. */
export const lettersWrong = (word: string): number => (word.length >= 8 ? 2 : 1)
