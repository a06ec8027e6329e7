import type { LanguageTag } from '#db/schema'
import type { Finding, Pair } from './check'

const placeholder =
  /\{\{[^{}\n]{1,60}\}\}|\$\{[^{}\n]{1,60}\}|\{[A-Za-z_][\w.-]{0,40}\}|\{\d{1,2}\}|%(?:\d{1,2}\$)?[sdif](?![A-Za-z])|<\/?[A-Za-z][A-Za-z0-9-]{0,20}(?: [^<>\n]{0,200})?\/?>/g

/** Rule 6: what a program fills in stands in both, as often and as it is. */
export function placeholders({ source, target }: Pair): Finding[] {
  const wanted = Array.from(source.matchAll(placeholder), ([text]) => text)
  const found = Array.from(target.matchAll(placeholder), ({ 0: text, index }) => ({ text, index }))
  const findings: Finding[] = []
  for (const text of wanted) {
    const at = found.findIndex((each) => each.text === text)
    if (at >= 0) found.splice(at, 1)
    else {
      const end = target.trimEnd().length
      findings.push({ rule: 'placeholder', kind: 'missing', level: 'error', values: { what: text }, start: end, end, fix: { text } })
    }
  }
  for (const { text, index } of found) {
    const end = index + text.length
    findings.push({ rule: 'placeholder', kind: 'extra', level: 'error', values: { what: text }, start: index, end, fix: { text: '' } })
  }
  return findings
}

const withoutPlaceholders = (text: string): string => text.replace(placeholder, (found) => ' '.repeat(found.length))

const opening = '(（[【{《「『“'
const closing = ')）]】}》」』”'
/** One writer's full-width bracket closes another's half-width one: untidy, but not unbalanced. */
const kindOf = (sign: string): string => {
  const index = Math.max(opening.indexOf(sign), closing.indexOf(sign))
  return '(([[{《「『“'[index]!
}

/** Rule 7: every bracket and quotation mark of the translation is closed. */
export function brackets(pair: Pair): Finding[] {
  const [source, target] = [withoutPlaceholders(pair.source), withoutPlaceholders(pair.target)]
  const open: { sign: string; at: number }[] = []
  const findings: Finding[] = []
  let pairs = 0
  for (let at = 0; at < target.length; at++) {
    const sign = target[at]!
    if (opening.includes(sign)) open.push({ sign, at })
    else if (closing.includes(sign)) {
      if (open.at(-1) && kindOf(open.at(-1)!.sign) === kindOf(sign)) {
        open.pop()
        pairs++
      } else if (!isListMark(target, at)) findings.push(unbalanced(sign, at))
    }
  }
  for (const { sign, at } of open) findings.push(unbalanced(sign, at))
  if (findings.length > 0 || isUnbalanced(source)) return findings
  const sourcePairs = countOf(source)
  return pairs === sourcePairs ? [] : [{ rule: 'bracket', kind: 'count', level: 'info', values: { source: sourcePairs, target: pairs } }]
}

const unbalanced = (sign: string, at: number): Finding => ({
  rule: 'bracket',
  kind: 'unbalanced',
  level: 'error',
  start: at,
  end: at + 1,
  values: { what: sign },
})

/** `1)` and `a)` number the lines of a list. */
const isListMark = (text: string, at: number): boolean => /(?:^|[\s,;，；、。：])(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})$/.test(text.slice(0, at))

const countOf = (text: string): number => [...text].filter((sign) => opening.includes(sign)).length
const isUnbalanced = (text: string): boolean => countOf(text) !== [...text].filter((sign) => closing.includes(sign)).length

const marks: Record<string, [zh: string, en: string]> = {
  stop: ['。', '.'],
  question: ['？', '?'],
  exclamation: ['！', '!'],
  colon: ['：', ':'],
  semicolon: ['；', ';'],
  ellipsis: ['……', '…'],
}
type Mark = keyof typeof marks

function markOf(text: string): { mark: Mark | null; start: number; end: number } {
  const end = text.replace(/[\s”’"'」』》）)\]】]+$/, '').length
  const bare = text.slice(0, end)
  const written = /(?:…+|\.{3,}|。{3,})$/.exec(bare)?.[0] ?? bare.at(-1) ?? ''
  const mark = /^(?:…+|\.{3,}|。{3,})$/.test(written)
    ? 'ellipsis'
    : (Object.keys(marks).find((each) => marks[each]!.includes(written)) ?? null)
  return { mark, start: mark ? end - written.length : end, end }
}

/** Rule 8: both end alike: with a full stop, a question, or nothing. */
export function endMarks({ source, target, targetLanguage, field }: Pair): Finding[] {
  if (field === 'title' || field?.endsWith('.title') || [...source].length <= 4 || target.trim() === '') return []
  const wanted = markOf(source)
  const found = markOf(target)
  if (wanted.mark === found.mark || isAllowed(wanted.mark, found.mark)) return []
  // An abbreviation ends with its own stop.
  if (wanted.mark === null && found.mark === 'stop' && /\b(?:etc|Ltd|Inc|Co|No|approx)\.$/.test(target.slice(0, found.end))) return []
  const text = wanted.mark ? signOf(wanted.mark, targetLanguage) : ''
  return [
    {
      rule: 'endMark',
      kind: wanted.mark === null ? 'extra' : found.mark === null ? 'missing' : 'differs',
      level: 'warning',
      start: found.start,
      end: found.end,
      values: {
        what: wanted.mark ? signOf(wanted.mark, targetLanguage) : target.slice(found.start, found.end),
        found: target.slice(found.start, found.end),
      },
      fix: { text },
    },
  ]
}

const signOf = (mark: Mark, language: LanguageTag): string => marks[mark]![language === 'en' ? 1 : 0]

/** Chinese may lead into a list with a full stop where English has a colon, and runs clauses on with semicolons. */
const isAllowed = (wanted: Mark | null, found: Mark | null): boolean =>
  (wanted === 'colon' || wanted === 'semicolon') && (found === 'stop' || found === 'colon' || found === 'semicolon')
