import type { LanguageTag, TermStatus } from '#db/schema'
import type { Finding, Pair } from './check'

/** A form of words of a concept, with every way in which it may be inflected. */
export interface TermForm {
  text: string
  status: TermStatus
  forms: readonly string[]
  isCaseSensitive: boolean
}

/** A concept that the source names, with what the translation may say for it. */
export interface TermHit {
  conceptId: string
  /** As it stands in the source. */
  text: string
  start: number
  end: number
  /** The concept's own word: others mean other things, too, and ask for nothing. */
  isPreferred: boolean
  targets: readonly TermForm[]
  /** Stays as it is in every language. */
  isKept: boolean
}

/** Rule 11: the term base's word for each concept, and none that it forbids. */
export function glossary({ source, target, targetLanguage }: Pair, hits: readonly TermHit[]): Finding[] {
  const findings: Finding[] = []
  const seen = new Set<string>()
  for (const hit of hits) {
    if (seen.has(hit.conceptId) || target.trim() === '') continue
    seen.add(hit.conceptId)
    if (hit.isKept) {
      if (!target.includes(hit.text)) findings.push(keptMissing(hit, target))
      continue
    }
    const wanted = hit.targets.filter(({ status }) => status === 'preferred' || status === 'admitted')
    const better = (wanted.find(({ status }) => status === 'preferred') ?? wanted[0])?.text
    const allowed = wanted.flatMap((term) => placesOf(target, term, targetLanguage))
    for (const term of hit.targets) {
      if (term.status !== 'forbidden' && term.status !== 'deprecated') continue
      for (const place of placesOf(target, term, targetLanguage)) {
        // 变频调速器 may be forbidden where 变频器 is allowed, and the other way about: the longer one counts.
        if (allowed.some(({ start, end }) => start <= place.start && end >= place.end && end - start > place.end - place.start)) continue
        const level = term.status === 'forbidden' ? 'error' : 'warning'
        const values = { what: target.slice(place.start, place.end), better: better ?? '', source: hit.text }
        const finding: Finding = { rule: 'glossary', kind: better ? term.status : 'forbiddenOnly', level, ...place, values }
        findings.push(better ? { ...finding, fix: { text: inShape(better, values.what) } } : finding)
      }
    }
    const hasForbidden = findings.some(({ rule, values }) => rule === 'glossary' && values.source === hit.text)
    if (hit.isPreferred && better !== undefined && allowed.length === 0 && !hasForbidden && !hasCopy(source, hit, target))
      findings.push({
        rule: 'glossary',
        kind: 'missing',
        // One Han character is often a part of another word.
        level: [...hit.text].length === 1 ? 'info' : 'warning',
        values: { source: hit.text, better },
      })
  }
  return findings
}

/** MES stays MES, SQL Server is a name: what begins with a capital and stands in the translation as it is, is understood in both languages. */
const hasCopy = (source: string, { start, end }: TermHit, target: string): boolean =>
  /^[A-Z]/.test(source.slice(start, end)) && target.includes(source.slice(start, end))

function keptMissing({ text }: TermHit, target: string): Finding {
  const at = target.replace(/[\s.。!！?？;；:：…]+$/, '').length
  const gap = /\w$/.test(target.slice(0, at)) ? ' ' : ''
  return { rule: 'code', kind: 'missing', level: 'error', values: { what: text }, start: at, end: at, fix: { text: gap + text } }
}

/** Where a term stands in a text: anywhere in Chinese, as whole words in English. */
export function placesOf(
  text: string,
  { text: term, forms, isCaseSensitive }: TermForm,
  language: LanguageTag,
): { start: number; end: number }[] {
  const searched = isCaseSensitive ? text : text.toLowerCase()
  const places: { start: number; end: number }[] = []
  for (const form of new Set([term, ...forms])) {
    const wanted = isCaseSensitive ? form : form.toLowerCase()
    for (let start = searched.indexOf(wanted); start >= 0; start = searched.indexOf(wanted, start + 1)) {
      const end = start + wanted.length
      if (isWhole(searched, start, end, language)) places.push({ start, end })
    }
  }
  // The longest where several forms begin at one place.
  return places
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((place, index, all) => index === 0 || place.start >= all[index - 1]!.end)
}

const isWhole = (text: string, start: number, end: number, language: LanguageTag): boolean => {
  const isWord = (sign: string | undefined) => sign !== undefined && (language === 'en' ? /[\p{L}\p{N}]/u : /[A-Za-z\d]/).test(sign)
  return !(isWord(text[start - 1]) && isWord(text[start])) && !(isWord(text[end]) && isWord(text[end - 1]))
}

/** A replacement begins with a capital where the word it replaces does. */
const inShape = (better: string, found: string): string =>
  /^[A-Z][a-z]/.test(found) && /^[a-z]/.test(better) ? better[0]!.toUpperCase() + better.slice(1) : better
