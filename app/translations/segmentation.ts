import type { Language } from '~/platform/i18n/language'

/**
 * Cuts a field into the sentences that are translated one by one, and puts sentences together again.
 *
 * Nothing is lost: `leading` followed by every segment's `text` and `separator` is the source, character for character. Offsets count UTF-16
 * units. Lines are cut first, since a line break always ends a sentence in what people type into forms.
 */
export interface Segmentation {
  /** White space before the first segment; the whole source when it has no text. */
  leading: string
  segments: Segment[]
}

export interface Segment {
  text: string
  start: number
  end: number
  /** White space between this segment and the next, or the end. */
  separator: string
}

export function segment(source: string, language: Language): Segmentation {
  const spans = linesOf(source)
    .flatMap((line) => sentencesOf(source, line, language))
    .map((span) => trimmed(source, span))
    .filter(({ start, end }) => start < end)
  const segments = spans.map(({ start, end }, index) => ({
    text: source.slice(start, end),
    start,
    end,
    separator: source.slice(end, spans[index + 1]?.start ?? source.length),
  }))
  return { leading: source.slice(0, segments[0]?.start ?? source.length), segments }
}

/**
 * Joins translated segments by the separators of their source: line breaks stay (with their indentation), what stood between two sentences of a
 * line becomes nothing in Chinese and one space in English. Two Latin sentences inside Chinese keep a space.
 */
export function joinSegments(texts: readonly string[], separators: readonly string[], targetLanguage: Language): string {
  let joined = ''
  texts.forEach((text, index) => {
    const before = index === 0 ? '' : (separators[index - 1] ?? '')
    joined += glue(joined, before, text, targetLanguage) + text
  })
  return joined + lineBreaksOf(separators[texts.length - 1] ?? '', targetLanguage).trimEnd()
}

function glue(joined: string, separator: string, text: string, language: Language): string {
  if (/[\r\n]/.test(separator)) return lineBreaksOf(separator, language)
  if (joined === '' || text === '' || /\s$/.test(joined)) return ''
  if (language === 'en') return ' '
  return /[\x21-\x7e]$/.test(joined) && /^[\x21-\x7e]/.test(text) ? ' ' : ''
}

/** The line breaks of a separator without the blanks that end its lines; ideographic indentation has no place in English. */
function lineBreaksOf(separator: string, language: Language): string {
  const breaks = separator.split(/(\r\n|[\r\n])/)
  const indentation = breaks.pop() ?? ''
  return breaks.filter((_, index) => index % 2 === 1).join('') + (language === 'en' ? indentation.replaceAll('\u3000', '') : indentation)
}

interface Span {
  start: number
  end: number
}

function linesOf(source: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const found of source.matchAll(/\r\n|[\r\n]/g)) {
    spans.push({ start, end: found.index })
    start = found.index + found[0].length
  }
  spans.push({ start, end: source.length })
  return spans
}

function sentencesOf(source: string, line: Span, language: Language): Span[] {
  const text = source.slice(line.start, line.end)
  const isChinese = language === 'zh-CN' && /\p{Script=Han}/u.test(text)
  const pieces = isChinese ? mergeNumbers(chinesePieces(text)) : mergeNumbers(englishPieces(text))
  let start = line.start
  return pieces.map((piece) => {
    const span = { start, end: start + piece.length }
    start = span.end
    return span
  })
}

/**
 * Chinese ends a sentence at 。！？…… or at ； with whatever closing marks follow. A half-width `!` or `?` counts only where no code, number or
 * address goes on, a half-width stop only after Han and before a blank or the end: list numbers (`1.功率`) and versions (`V4.5`) stay whole.
 */
const CHINESE_END =
  /(?:[。！？…][。！？…!?]{0,15}|[!?]{1,16}(?![\w=&/%#.~+-])|(?<=\p{Script=Han})\.(?=\s|$))[”’」』）】》)\]"']{0,8}(?![，、；：,;:。！？…!?”’」』）】》)\]"'])|；[”’」』]{0,8}/gu

function chinesePieces(text: string): string[] {
  const pieces: string[] = []
  let start = 0
  for (const found of text.matchAll(CHINESE_END)) {
    const end = found.index + found[0].length
    pieces.push(text.slice(start, end))
    start = end
  }
  if (start < text.length) pieces.push(text.slice(start))
  return pieces
}

const english = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The Unicode rules, mended where they cut after an abbreviation or an initial (`J. Rao`, but not `380 V.`), inside an address or before a closing mark. */
function englishPieces(text: string): string[] {
  const pieces: string[] = []
  for (const { segment: piece } of english.segment(text)) {
    const before = pieces.at(-1)
    if (before !== undefined && belongsTogether(before, piece)) pieces[pieces.length - 1] = before + piece
    else pieces.push(piece)
  }
  return pieces
}

const ABBREVIATION =
  /(?:^|[\s("'“‘/[])(?:mr|mrs|ms|dr|prof|st|smt|shri|m\/s|messrs|e\.g|eg|i\.e|ie|cf|vs|viz|resp|incl|excl|approx|pvt|co|tel|ref|dept|spec|esp|rs)\.\s*$/i
const BEFORE_NUMBER = /(?:^|[\s("'“‘/[])(?:no|nos|fig|figs|eq|sec|ch|vol|art|para|cl|p|pp|ext|max|min|qty|ver|rev|pos|item)\.\s*$/i

function belongsTogether(before: string, next: string): boolean {
  if (ABBREVIATION.test(before) || /(?:^|(?<!\d)[\s("“[])\p{Lu}\.\s*$/u.test(before)) return true
  if (BEFORE_NUMBER.test(before) && /^\d/.test(next)) return true
  if (/^[)\]}”’»"']+(?:\s|[.,;:!?]|$)/.test(next)) return true
  // The rules also cut after `?` and `!` without a blank, which happens inside addresses.
  const lastWord = before.slice(Math.max(before.lastIndexOf(' '), before.lastIndexOf('\t')) + 1)
  return /^\W*(?:[a-z]+:\/\/|www\.)/i.test(lastWord)
}

/** A number that only opens a list item is no sentence: it stays with what follows on its line. */
function mergeNumbers(pieces: string[]): string[] {
  const merged: string[] = []
  for (const piece of pieces) {
    const before = merged.at(-1)
    if (before !== undefined && /^\s*[（(]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)）。]\s*$/.test(before))
      merged[merged.length - 1] = before + piece
    else merged.push(piece)
  }
  return merged
}

function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end)
  const from = start + text.length - text.trimStart().length
  return { start: from, end: Math.max(from, end - (text.length - text.trimEnd().length)) }
}
