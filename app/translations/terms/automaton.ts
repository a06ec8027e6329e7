/** What the automaton is built of: one way to write a concept. */
export interface Entry {
  conceptId: string
  text: string
  forms: readonly string[]
  isCaseSensitive: boolean
  isAllCaps: boolean
  /** The first word for its concept: counts for more than a word that is also right. */
  isPreferred: boolean
}

export interface Place {
  /** All concepts that go by this name, those whose preferred word it is first. */
  conceptIds: string[]
  isPreferred: boolean
  text: string
  start: number
  end: number
}

export interface Automaton {
  /** Terms in the order of the text; the longest wins, and what overlaps it drops. */
  find: (text: string) => Place[]
}

interface Node {
  next: Map<string, Node>
  entries: { conceptId: string; text: string; isExact: boolean; isPreferred: boolean }[]
}

/** A Han character by itself, everything else by runs of letters and digits: so no term ever cuts S7-1200 or "bearing". */
const tokenPattern = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
/** What may stand inside a term between two tokens, however the term itself is joined. */
const joint = /^(?:[ \-‑/&.’'·+]| [&/] )?$/

/**
 * A trie over tokens. Concepts in tens of thousands are built in a fraction of a second and found in microseconds; a package for
 * this (Aho-Corasick over characters) would know nothing of words, and would still have to be asked where they begin.
 */
export function buildAutomaton(entries: readonly Entry[]): Automaton {
  const root: Node = { next: new Map(), entries: [] }
  for (const { conceptId, text, forms, isCaseSensitive, isAllCaps, isPreferred } of entries) {
    for (const form of new Set([text, ...forms])) {
      const tokens = tokensOf(form)
      if (tokens.length === 0 || (tokens.length === 1 && /^[\x21-\x7e]$/.test(tokens[0]!.word))) continue
      let node = root
      for (const { word } of tokens) {
        const next: Node = node.next.get(word) ?? { next: new Map(), entries: [] }
        node.next.set(word, next)
        node = next
      }
      node.entries.push({ conceptId, text: form, isExact: isCaseSensitive || isAllCaps, isPreferred })
    }
  }
  return { find: (text) => find(root, text) }
}

interface Token {
  word: string
  start: number
  end: number
}

const tokensOf = (text: string): Token[] =>
  Array.from(text.matchAll(tokenPattern), ({ 0: word, index }) => ({ word: word.toLowerCase(), start: index, end: index + word.length }))

function find(root: Node, text: string): Place[] {
  const tokens = tokensOf(text)
  const places: Place[] = []
  for (let first = 0; first < tokens.length; ) {
    const found = longestAt(root, text, tokens, first)
    if (found && !cutsWords(text, found.place)) places.push(found.place)
    first = found ? found.last + 1 : first + 1
  }
  return places
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Two characters of two other words: 开工 in 打开工作台, 等保 in 图纸等保密资料. Longer terms are taken at their word, and so is what stands
 * alone. ICU's dictionary says where words end, and is asked for the neighbourhood only.
 */
function cutsWords(text: string, { start, end }: Place): boolean {
  if (!/^\p{Script=Han}{2}$/u.test(text.slice(start, end))) return false
  const from = Math.max(0, start - 6)
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, end + 6))) {
    const [first, last] = [from + index, from + index + segment.length]
    if (isWordLike && ((first < start && last > start && last < end) || (first > start && first < end && last > end))) return true
  }
  return false
}

function longestAt(root: Node, text: string, tokens: readonly Token[], first: number): { place: Place; last: number } | null {
  let node = root.next.get(tokens[first]!.word)
  let best: { place: Place; last: number } | null = null
  for (let last = first; node; last++) {
    const [{ start }, { end }] = [tokens[first]!, tokens[last]!]
    const said = text.slice(start, end)
    const named = node.entries.filter((entry) => !entry.isExact || entry.text === said)
    if (named.length > 0) {
      named.sort((one, other) => Number(other.isPreferred) - Number(one.isPreferred))
      const conceptIds = [...new Set(named.map(({ conceptId }) => conceptId))]
      best = { place: { conceptIds, isPreferred: named[0]!.isPreferred, text: said, start, end }, last }
    }
    const next = tokens[last + 1]
    if (!next || !isJoined(text, tokens[last]!, next)) break
    node = node.next.get(next.word)
  }
  return best
}

function isJoined(text: string, before: Token, after: Token): boolean {
  const gap = text.slice(before.end, after.start)
  const isHan = /\p{Script=Han}/u.test(before.word) && /\p{Script=Han}/u.test(after.word)
  return isHan ? gap === '' : joint.test(gap)
}
