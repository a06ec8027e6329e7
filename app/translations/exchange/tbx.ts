import type { LanguageTag, TermStatus } from '#db/schema'
import { block, declaration, element, text } from '~/platform/xml-writer'
import type { ConceptText } from '../terms/term'

/** TBX-Basic: version 2 (ISO 30042:2008) is what most tools read, version 3 (ISO 30042:2019) what the newer ones write. */
export const tbxVersions = ['2', '3'] as const
export type TbxVersion = (typeof tbxVersions)[number]

export interface NamedConcept extends ConceptText {
  id: string
}

/** TBX knows no "forbidden"; its "deprecated" is what ours forbids, its "superseded" what ours advises against. */
export const statusNames: Record<TermStatus, string> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  deprecated: 'supersededTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
}

/** TBX-Basic has no place for these two facts: they travel as notes in these words. */
export const flagNotes = { isKept: 'Do not translate', isCaseSensitive: 'Case-sensitive' } as const

const shapes = {
  '2': { entry: 'termEntry', language: 'langSet', term: 'tig' },
  '3': { entry: 'conceptEntry', language: 'langSec', term: 'termSec' },
} as const

const source = element('sourceDesc', {}, element('p', {}, 'SetuQiao'))

export const tbxHead = (version: TbxVersion): string =>
  version === '2'
    ? `${declaration}<martif type="TBX-Basic" xml:lang="en">\n<martifHeader><fileDesc>${source}</fileDesc><encodingDesc><p type="XCSURI">TBXBasicXCSV02.xcs</p></encodingDesc></martifHeader>\n<text><body>\n`
    : `${declaration}<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">\n<tbxHeader><fileDesc>${source}</fileDesc></tbxHeader>\n<text><body>\n`

export const tbxTail = (version: TbxVersion): string => `</body></text>\n</${version === '2' ? 'martif' : 'tbx'}>\n`

export function tbxEntry(concept: NamedConcept, version: TbxVersion): string {
  const shape = shapes[version]
  const definitions: Record<LanguageTag, string> = { 'zh-CN': concept.definitionZh, en: concept.definitionEn }
  const notes = [
    ...(concept.isKept ? [flagNotes.isKept] : []),
    ...(concept.isCaseSensitive ? [flagNotes.isCaseSensitive] : []),
    ...(concept.note === '' ? [] : [concept.note]),
  ]
  const languages = (['zh-CN', 'en'] as const).flatMap((language) => {
    const terms = concept.terms.filter((term) => term.language === language)
    if (terms.length === 0) return []
    const definition = definitions[language]
    return [
      block(shape.language, { 'xml:lang': language }, [
        ...(definition === '' ? [] : [element('descrip', { type: 'definition' }, text(definition))]),
        ...terms.map(({ status, text: words }) =>
          element(
            shape.term,
            {},
            element('term', {}, text(words)),
            element('termNote', { type: 'partOfSpeech' }, concept.partOfSpeech),
            element('termNote', { type: 'administrativeStatus' }, statusNames[status]),
          ),
        ),
      ]),
    ]
  })
  const entry = block(shape.entry, { id: `c-${concept.id}` }, [
    element('descrip', { type: 'subjectField' }, concept.domain),
    ...notes.map((note) => element('note', {}, text(note))),
    ...languages,
  ])
  return `${entry}\n`
}
