import type { LanguageTag, TermStatus } from '#db/schema'
import {
  type ConceptText,
  faultOf,
  folded,
  longestDefinition,
  longestTerm,
  mostTerms,
  partsOfSpeech,
  type TermText,
  termDomains,
} from '../terms/term'
import { largestTermFile } from './file-limits'
import { languageOfTag } from './pair'
import { type Bytes, Refusal } from './refusal'
import { flagNotes } from './tbx'
import { childOf, childrenOf, entriesOf, textOf, type XmlElement } from './xml-reader'

export const mostConcepts = 2_000

/** What a file of terms says. `incomplete`: entries without a word in both languages, or with texts too long for us. */
export interface TermFile {
  concepts: ConceptText[]
  incomplete: number
}

/** Reads TBX version 2 (whatever it is called: Basic, Core) and version 3 in its DCA style. Throws `Refusal`. */
export async function readTbx(chunks: Bytes): Promise<TermFile> {
  const file: TermFile = { concepts: [], incomplete: 0 }
  const wanted = {
    roots: ['martif', 'tbx'],
    entries: ['termEntry', 'conceptEntry'],
    mostBytes: largestTermFile,
    mostEntries: mostConcepts,
  }
  for await (const { element, ancestors } of entriesOf(chunks, wanted)) {
    // In the DCT style the names of elements are the categories, in namespaces of their own: half an entry would be lost.
    if (ancestors[0]?.attributes.style === 'dct') throw new Refusal('otherFormat', ancestors[0].line)
    const concept = conceptOf(element)
    if (concept) file.concepts.push(concept)
    else file.incomplete++
  }
  if (file.concepts.length === 0) throw new Refusal('empty', 1)
  return file
}

function conceptOf(entry: XmlElement): ConceptText | null {
  const notes = childrenOf(entry, 'note').map(wordsOf).filter(Boolean)
  const flag = (name: keyof typeof flagNotes) => notes.some((note) => note.toLowerCase() === flagNotes[name].toLowerCase())
  const said = notes.filter((note) => !Object.values(flagNotes).some((name) => name.toLowerCase() === note.toLowerCase()))
  const field = described(entry, 'subjectField')
  const domain = termDomains.find((each) => each === field.toLowerCase())
  // A field of another house is kept as a note.
  if (!domain && field !== '') said.push(field)
  const definitions: Record<LanguageTag, string> = { 'zh-CN': '', en: described(entry, 'definition') }
  const terms: TermText[] = []
  let partOfSpeech: ConceptText['partOfSpeech'] | undefined
  for (const section of childrenOf(entry, 'langSet', 'langSec')) {
    const language = languageOfTag(section.attributes['xml:lang'] ?? section.attributes.lang ?? '')
    if (!language) continue
    definitions[language] = described(section, 'definition') || definitions[language]
    const own = childrenOf(section, 'tig', 'ntig', 'termSec').map((each) => childOf(each, 'termGrp') ?? each)
    for (const term of own) {
      const words = childOf(term, 'term')
      if (words) terms.push({ language, text: wordsOf(words).normalize('NFKC'), status: statusOf(noted(term, 'administrativeStatus')) })
      const part = noted(term, 'partOfSpeech').toLowerCase()
      partOfSpeech ??= partsOfSpeech.find((each) => each === part)
    }
  }
  const concept: ConceptText = {
    domain: domain ?? 'production',
    partOfSpeech: partOfSpeech ?? 'noun',
    definitionZh: definitions['zh-CN'],
    definitionEn: definitions.en,
    note: said.join('\n'),
    isKept: flag('isKept'),
    isCaseSensitive: flag('isCaseSensitive'),
    terms: (['zh-CN', 'en'] as const).flatMap((language) => settled(terms.filter((term) => term.language === language))),
  }
  return isStorable(concept) ? concept : null
}

/** Each word once, and one of them preferred: the first that nobody advises against. */
function settled(terms: readonly TermText[]): TermText[] {
  const distinct = terms.filter(({ text }, at) => text !== '' && terms.findIndex((other) => folded(other.text) === folded(text)) === at)
  const first = distinct.find(({ status }) => status === 'preferred') ?? distinct.find(({ status }) => status === 'admitted')
  return distinct
    .map(
      (term): TermText =>
        term === first ? { ...term, status: 'preferred' } : term.status === 'preferred' ? { ...term, status: 'admitted' } : term,
    )
    .sort((a, b) => rank[a.status] - rank[b.status])
}

const rank: Record<TermStatus, number> = { preferred: 0, admitted: 1, deprecated: 2, forbidden: 3 }

/** Whether the term base's own form would take it. */
export function isStorable(concept: ConceptText): boolean {
  const { terms, definitionZh, definitionEn, note } = concept
  const hasBoth = (['zh-CN', 'en'] as const).every((wanted) =>
    terms.some(({ language, status }) => language === wanted && status === 'preferred'),
  )
  const isShort =
    terms.every(({ text }) => text.length <= longestTerm) &&
    [definitionZh, definitionEn, note].every((text) => text.length <= longestDefinition)
  const isFew = terms.every(
    ({ language, status }) => terms.filter((other) => other.language === language && other.status === status).length <= mostTerms,
  )
  return hasBoth && isShort && isFew && faultOf(concept) === null
}

function statusOf(said: string): TermStatus {
  if (said.startsWith('preferred')) return 'preferred'
  if (said.startsWith('superseded')) return 'deprecated'
  return /^(deprecated|notRecommended)/i.test(said) ? 'forbidden' : 'admitted'
}

/** `descrip` and `termNote` stand alone or in a group with their sources. */
const inGroups = (element: XmlElement, name: string, group: string, type: string): string => {
  const all = [...childrenOf(element, name), ...childrenOf(element, group).flatMap((each) => childrenOf(each, name))]
  const found = all.find(({ attributes }) => attributes.type === type)
  return found ? wordsOf(found) : ''
}
const described = (element: XmlElement, type: string) => inGroups(element, 'descrip', 'descripGrp', type)
const noted = (element: XmlElement, type: string) => inGroups(element, 'termNote', 'termNoteGrp', type)

const wordsOf = (element: XmlElement): string =>
  textOf(element)
    .replace(/[^\S\n]+/g, ' ')
    .trim()
