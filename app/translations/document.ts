import type { LanguageTag, TranslationMethod } from '#db/schema'
import { type Language, otherLanguage } from '~/platform/i18n/language'

/**
 * A document is what one person writes for others to read: named fields in one source language, in numbered revisions.
 * Readers ask for "this document in my language" and get text, language and provenance together.
 */
export type Fields = Record<string, string>

/** One sentence in both languages; `separator` is what follows it in the source (a blank, line breaks, nothing). */
export interface SegmentRow {
  source: string
  target: string
  separator: string
}

/** Where the shown text comes from. `updating`: the source has changed since, its new translation is under way. */
export interface Provenance {
  kind: 'original' | 'verified' | 'unverified' | 'updating'
  method: TranslationMethod | null
  /** Names of people. */
  translator: string | null
  reviewer: string | null
  /** When it was verified. */
  at: string | null
}

export interface DocumentView {
  documentId: string
  /** Language of `fields`: the reader's, or the source language while there is nothing verified in the reader's. */
  language: Language
  sourceLanguage: Language
  fields: Fields
  originalFields: Fields
  /** Sentence by sentence, per field; empty while there is no translation. */
  rows: Record<string, SegmentRow[]>
  provenance: Provenance
  /** Of the translation, for a reader of the original; null when `fields` are the translation or there is none. */
  translation: Provenance | null
}

export const originalProvenance: Provenance = { kind: 'original', method: null, translator: null, reviewer: null, at: null }
export const unverifiedProvenance: Provenance = { ...originalProvenance, kind: 'unverified' }

/** The language that a document of this source language is translated into. */
export const targetOf: (source: LanguageTag) => LanguageTag = otherLanguage

/** Names of the fields that differ, came or went, in reading order. */
export function changedFields(before: Fields, after: Fields): string[] {
  const names = [...Object.keys(after), ...Object.keys(before).filter((name) => !(name in after))]
  return names.filter((name) => before[name] !== after[name])
}

/**
 * How a field is called: a key under `translations:field`, and the number that belongs to it (`requirement.r2.what` →
 * `requirement.what`, 2). Keys of requirements are never used twice, so the number stays with the requirement.
 */
export function fieldLabel(name: string): { key: string; number: number | null } {
  const [noun, which, part] = name.split('.')
  if (which === undefined || part === undefined) return { key: name, number: null }
  return { key: `${noun}.${part}`, number: Number(/\d+/.exec(which)?.[0] ?? 0) }
}

/** Sentences that stand on one line of the source. */
export type Paragraph = SegmentRow[]

export function paragraphsOf(rows: readonly SegmentRow[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let isOpen = false
  for (const row of rows) {
    if (isOpen) paragraphs.at(-1)!.push(row)
    else paragraphs.push([row])
    isOpen = !/[\r\n]/.test(row.separator)
  }
  return paragraphs
}

/** What stands between two sentences of a translation: a blank in English, in Chinese only between two Latin ones. */
export const spaceBetween = (before: string, after: string, language: Language): string =>
  before === '' || after === '' ? '' : language === 'en' || (/[\x21-\x7e]$/.test(before) && /^[\x21-\x7e]/.test(after)) ? ' ' : ''
