import type { Phrase } from '#db/search/face'
import type { Group } from './question'
import { type Token, tokensOf } from './token'

/** A text in pieces: what was asked for is marked. */
export interface Piece {
  text: string
  isHit: boolean
}

interface Hit {
  start: number
  end: number
  group: number
}

/** Longest passage, in characters of each script: both fill about two lines. */
const longest = { han: 78, other: 170 }

/** A whole text, marked. */
export const marked = (text: string, groups: readonly Group[]): Piece[] => piecesOf(text, 0, text.length, hitsIn(text, groups))

/**
 * The passage that holds most of what was asked for, of the first text that holds the most; null when none holds any of it. What a reader is
 * shown is always a part of a text as it is published.
 */
export function passageOf(texts: readonly string[], groups: readonly Group[]): Piece[] | null {
  let best: { text: string; hits: Hit[]; window: { start: number; end: number; kinds: number } } | null = null
  for (const text of texts) {
    const hits = hitsIn(text, groups)
    if (hits.length === 0) continue
    const window = densest(text, hits)
    if (!best || window.kinds > best.window.kinds) best = { text, hits, window }
    if (best.window.kinds === groups.length) break
  }
  return best && piecesOf(best.text, best.window.start, best.window.end, best.hits)
}

function hitsIn(text: string, groups: readonly Group[]): Hit[] {
  const tokens = tokensOf(text)
  const hits: Hit[] = []
  const byFirst = new Map<string, { phrase: Phrase; group: number }[]>()
  const prefixes: { word: string; group: number }[] = []
  for (const [group, { own, others }] of groups.entries()) {
    for (const phrase of [...own, ...others]) {
      if (phrase.isPrefix && phrase.tokens.length === 1) prefixes.push({ word: phrase.tokens[0]!, group })
      else byFirst.set(phrase.tokens[0]!, [...(byFirst.get(phrase.tokens[0]!) ?? []), { phrase, group }])
    }
  }
  for (const [at, token] of tokens.entries()) {
    for (const { word, group } of prefixes) {
      if (token.word.startsWith(word)) hits.push({ start: token.start, end: token.start + word.length, group })
    }
    for (const { phrase, group } of byFirst.get(token.word) ?? []) {
      const last = lastOf(tokens, at, phrase)
      if (last) hits.push({ start: token.start, end: last.end, group })
    }
  }
  return hits.sort((one, other) => one.start - other.start || other.end - one.end)
}

function lastOf(tokens: readonly Token[], at: number, { tokens: words, isPrefix }: Phrase): Token | null {
  for (const [index, word] of words.entries()) {
    const token = tokens[at + index]
    const fits = token && (token.word === word || (isPrefix && index === words.length - 1 && token.word.startsWith(word)))
    if (!fits) return null
  }
  return tokens[at + words.length - 1]!
}

function densest(text: string, hits: readonly Hit[]): { start: number; end: number; kinds: number } {
  const room = /\p{Script=Han}/u.test(text) ? longest.han : longest.other
  let best = { first: hits[0]!, kinds: 0, last: hits[0]! }
  for (const [index, first] of hits.entries()) {
    const inside = hits.slice(index, index + 40).filter(({ end }) => end - first.start <= room)
    const kinds = new Set(inside.map(({ group }) => group)).size
    if (kinds > best.kinds) best = { first, kinds, last: inside.at(-1) ?? first }
  }
  const spare = Math.max(0, room - (best.last.end - best.first.start))
  const start = edge(text, Math.max(0, best.first.start - Math.floor(spare / 3)), best.first.start)
  return { start, end: Math.min(text.length, cut(text, start + room, best.last.end)), kinds: best.kinds }
}

/** Not in the middle of a word: behind the last sign or blank before `at`, or at the first one after it. */
function edge(text: string, at: number, most: number): number {
  if (at === 0) return 0
  const next = /[\s，。；：、！？,.;:!?]/.exec(text.slice(at, most))
  return next ? at + next.index + 1 : at
}

function cut(text: string, at: number, least: number): number {
  if (at >= text.length) return text.length
  const before = /[\s，。；：、！？,.;:!?][^\s，。；：、！？,.;:!?]*$/.exec(text.slice(least, at))
  return before ? least + before.index : at
}

function piecesOf(text: string, start: number, end: number, hits: readonly Hit[]): Piece[] {
  const pieces: Piece[] = []
  const add = (piece: string, isHit: boolean) => {
    if (piece) pieces.push({ text: piece, isHit })
  }
  let at = start
  add(start > 0 ? '…' : '', false)
  for (const hit of hits) {
    if (hit.end <= at || hit.start >= end) continue
    add(text.slice(at, Math.max(at, hit.start)), false)
    add(text.slice(Math.max(at, hit.start), Math.min(end, hit.end)), true)
    at = Math.min(end, hit.end)
  }
  add(text.slice(at, end), false)
  add(end < text.length ? '…' : '', false)
  return joined(pieces)
}

/** Overlapping pairs of characters make one mark. */
function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = []
  for (const piece of pieces) {
    const last = all.at(-1)
    if (last && last.isHit === piece.isHit) last.text += piece.text
    else all.push({ ...piece })
  }
  return all
}
