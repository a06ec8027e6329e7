import { stemmer } from 'stemmer'

/**
 * One cut for what is written and for what is asked, and for both engines. Chinese is cut into overlapping pairs of characters, so that every
 * word of two is found however a dictionary would have parted the text; the last character of a run stands alone besides. English words are
 * stemmed, part codes (S7-1200, IP65) are kept whole and in their parts.
 */
export interface Token {
  word: string
  /** Where it stands in the text. */
  start: number
  end: number
}

/**
 * A run of Han, or letters and digits of other scripts, joined where a sign stands between two of them; without the two letters that mark titles and
 * summaries in the index.
 */
export const piecePattern = /\p{Script=Han}+|(?:(?![\p{Script=Han}ǁǂ])[\p{L}\p{N}])+(?:[-‐‑._/](?:(?![\p{Script=Han}ǁǂ])[\p{L}\p{N}])+)*/gu

export const isHan = (text: string): boolean => /^\p{Script=Han}/u.test(text)

/** All tokens in the order of the text; a code's whole form comes before its parts. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const { 0: piece, index } of text.matchAll(piecePattern)) {
    if (isHan(piece)) addHan(tokens, piece, index)
    else addWords(tokens, piece, index)
  }
  return tokens
}

function addHan(tokens: Token[], run: string, at: number) {
  let start = at
  let before = ''
  for (const character of run) {
    if (before) {
      const end = start + before.length + character.length
      tokens.push({ word: before + character, start, end })
      start += before.length
    }
    before = character
  }
  tokens.push({ word: before, start, end: start + before.length })
}

function addWords(tokens: Token[], piece: string, at: number) {
  const parts = partsOf(piece, at)
  if (parts.length > 1 && isCode(piece)) tokens.push({ word: wholeOf(piece), start: at, end: at + piece.length })
  for (const part of parts) if (!stopWords.has(part.word)) tokens.push(part)
}

function partsOf(piece: string, at: number): Token[] {
  return Array.from(piece.matchAll(/[\p{L}\p{N}]+/gu), ({ 0: part, index }) => ({
    word: stemOf(part),
    start: at + index,
    end: at + index + part.length,
  }))
}

/** A piece with a digit: nobody inflects it, and a dash more or less is the same thing. */
export const isCode = (piece: string): boolean => /\p{N}/u.test(piece)

/** PostgreSQL takes no word of more than 2 kB; nobody asks for one. */
const longestToken = 64

export const wholeOf = (code: string): string =>
  plain(code)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longestToken)

/** Lower case, full width made half. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\p{M}/gu, '')

const stems = new Map<string, string>()

/** Porter's stem of a word; codes and words of three letters stay as they are. */
export function stemOf(word: string): string {
  const written = plain(word)
  if (written.length <= 3 || !/^[a-z]+$/.test(written)) return written.replace(/[^\p{L}\p{N}]/gu, '').slice(0, longestToken)
  let stem = stems.get(written)
  if (stem === undefined) {
    stem = stemmer(written.slice(0, longestToken))
    if (stems.size > 20_000) stems.clear()
    stems.set(written, stem)
  }
  return stem
}

/** Words that stand in every text. They are left out of texts and questions alike. */
export const stopWords: ReadonlySet<string> = new Set(
  'a an the of for and or in on at to with by from as is are be was were it its this that we our you your'.split(' '),
)

/** The tokens as the index keeps them. */
export const indexed = (texts: readonly string[]): string => texts.flatMap((text) => tokensOf(text).map(({ word }) => word)).join(' ')

/** English words and codes as they are written, for finding typing mistakes. */
export function wordsOf(text: string): Set<string> {
  const words = new Set<string>()
  for (const [piece] of text.matchAll(piecePattern)) {
    if (isHan(piece)) continue
    for (const [part] of plain(piece).matchAll(/[a-z0-9]+/g))
      if (part.length >= 3 && part.length <= 30 && !/^\d+$/.test(part)) words.add(part)
  }
  return words
}
