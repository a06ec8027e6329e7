import type { LanguageTag } from '#db/schema'
import { declaration, element, text } from '~/platform/xml-writer'
import { targetOf } from '../document'
import { languageOfTag, largestMemory, mostPairs, type Pair } from './pair'
import type { Bytes } from './refusal'
import { childOf, childrenOf, entriesOf, textOf, type XmlElement } from './xml-reader'

/** TMX 1.4b (LISA OSCAR): one file per direction, since many tools want one true source language. */
export const tmxHead = (sourceLanguage: LanguageTag): string =>
  `${declaration}<tmx version="1.4">\n${element('header', {
    creationtool: 'SetuQiao',
    creationtoolversion: '1',
    segtype: 'sentence',
    'o-tmf': 'SetuQiao',
    adminlang: 'en',
    srclang: sourceLanguage,
    datatype: 'plaintext',
  })}\n<body>\n`

export const tmxTail = '</body>\n</tmx>\n'

export function tmxUnit({ sourceLanguage, source, target, domain, approvedAt }: Pair): string {
  const variant = (language: LanguageTag, words: string) => element('tuv', { 'xml:lang': language }, element('seg', {}, text(words)))
  const unit = element(
    'tu',
    { changedate: approvedAt === null ? undefined : tmxDate(approvedAt) },
    ...(domain === '' ? [] : [element('prop', { type: 'x-domain' }, text(domain))]),
    variant(sourceLanguage, source),
    variant(targetOf(sourceLanguage), target),
  )
  return `${unit}\n`
}

/** The pairs of a TMX file of whatever tool; units without both of our languages are passed over. Throws `Refusal`. */
export async function* pairsOfTmx(chunks: Bytes): AsyncGenerator<Pair | null> {
  let declared: LanguageTag | null = null
  const wanted = { roots: ['tmx'], entries: ['header', 'tu'], mostBytes: largestMemory, mostEntries: mostPairs }
  for await (const { element: entry } of entriesOf(chunks, wanted)) {
    if (entry.name === 'header') declared = languageOfTag(entry.attributes.srclang ?? '')
    else yield pairOf(entry, languageOfTag(entry.attributes.srclang ?? '') ?? declared)
  }
}

function pairOf(unit: XmlElement, declared: LanguageTag | null): Pair | null {
  const words = new Map<LanguageTag, string>()
  let first: LanguageTag | null = null
  for (const variant of childrenOf(unit, 'tuv')) {
    const language = languageOfTag(variant.attributes['xml:lang'] ?? variant.attributes.lang ?? '')
    const segment = childOf(variant, 'seg')
    if (!language || !segment || words.has(language)) continue
    first ??= language
    words.set(language, textOf(segment))
  }
  const sourceLanguage = declared ?? first
  if (!sourceLanguage || words.size < 2) return null
  const domain = childrenOf(unit, 'prop').find(({ attributes }) => attributes.type === 'x-domain')
  return {
    sourceLanguage,
    source: words.get(sourceLanguage)!,
    target: words.get(targetOf(sourceLanguage))!,
    domain: domain ? textOf(domain) : '',
    approvedAt: isoDate(unit.attributes.changedate ?? unit.attributes.creationdate ?? ''),
  }
}

/** `20261123T073900Z`, to the second. */
const tmxDate = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '')

function isoDate(date: string): string | null {
  const iso = date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6.000Z')
  return iso !== date && !Number.isNaN(Date.parse(iso)) ? iso : null
}
