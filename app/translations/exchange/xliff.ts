import type { LanguageTag, SegmentState, TranslationMethod } from '#db/schema'
import { block, declaration, element, text } from '~/platform/xml-writer'

/** A translation task as it leaves the house, for a translation tool to open (XLIFF 1.2 and 2.1, OASIS). */
export interface Job {
  taskId: string
  sourceLanguage: LanguageTag
  targetLanguage: LanguageTag
  units: readonly JobUnit[]
  /** About the task as a whole. */
  comments: readonly JobComment[]
}

export interface JobUnit {
  id: string
  version: number
  field: string
  /** The field's name in the language of whoever exports. */
  fieldName: string
  source: string
  text: string
  state: SegmentState
  isStale: boolean
  /** The source that `text` was made from, when it has changed since. */
  madeFromText: string | null
  method: TranslationMethod
  comments: readonly JobComment[]
}

export interface JobComment {
  person: string
  text: string
}

export const xliffVersions = ['1.2', '2.1'] as const
export type XliffVersion = (typeof xliffVersions)[number]

/**
 * Sentence and version in one name: every tool keeps the ids of units, few keep anything else. With the version an import knows
 * whether somebody has written here since.
 */
export const unitName = ({ id, version }: { id: string; version: number }): string => `${id}.${version}`

export function readUnitName(name: string): { id: string; version: number } | null {
  const [, id, version] = /^([0-9a-f-]{36})\.(\d{1,9})$/.exec(name) ?? []
  return id === undefined ? null : { id, version: Number(version) }
}

export const writeXliff = (job: Job, version: XliffVersion): string => (version === '1.2' ? writeFirst(job) : writeSecond(job))

const changeAsked = (unit: JobUnit): boolean => unit.isStale || unit.state === 'changes_requested'

function firstState(unit: JobUnit): string {
  if (unit.text === '') return 'needs-translation'
  if (changeAsked(unit)) return 'needs-adaptation'
  return { new: 'needs-translation', draft: 'translated', ready: 'needs-review-translation', approved: 'final', not_needed: 'final' }[
    unit.state as Exclude<SegmentState, 'changes_requested'>
  ]
}

const qualifiers: Record<TranslationMethod, string | undefined> = { human: undefined, memory: 'leveraged-tm', machine: 'leveraged-mt' }

function writeFirst(job: Job): string {
  const tool = 'setuqiao'
  const units = (own: readonly JobUnit[]) =>
    own.map((unit) =>
      block(
        'trans-unit',
        {
          id: unitName(unit),
          resname: unit.field,
          approved: unit.state === 'approved' ? 'yes' : 'no',
          translate: unit.state === 'not_needed' ? 'no' : undefined,
          'xml:space': 'preserve',
        },
        [
          element('source', {}, text(unit.source)),
          // OmegaT translates what stands in the target and passes over an empty one; the state says that it is none yet.
          element(
            'target',
            { state: firstState(unit), 'state-qualifier': unit.text ? qualifiers[unit.method] : undefined },
            text(unit.text || unit.source),
          ),
          ...(unit.madeFromText === null
            ? []
            : [
                element(
                  'alt-trans',
                  { alttranstype: 'previous-version', 'tool-id': tool },
                  element('source', {}, text(unit.madeFromText)),
                  element('target', {}, text(unit.text)),
                ),
              ]),
          ...unit.comments.map(firstNote),
        ],
      ),
    )
  const body = groupsOf(job.units).map(({ field, fieldName, own }) => block('group', { id: field, resname: fieldName }, units(own)))
  const header = block('header', {}, [element('tool', { 'tool-id': tool, 'tool-name': 'SetuQiao' }), ...job.comments.map(firstNote)])
  const file = {
    original: `setuqiao/${job.taskId}`,
    'source-language': job.sourceLanguage,
    'target-language': job.targetLanguage,
    datatype: 'plaintext',
    'tool-id': tool,
  }
  const root = { version: '1.2', xmlns: 'urn:oasis:names:tc:xliff:document:1.2' }
  return `${declaration}${block('xliff', root, [block('file', file, [header, block('body', {}, body)])])}\n`
}

const firstNote = ({ person, text: said }: JobComment) => element('note', { from: person }, text(said))

function secondState(unit: JobUnit): { state: string; subState?: string } {
  if (unit.text === '') return { state: 'initial' }
  if (changeAsked(unit)) return { state: 'initial', subState: 'setuqiao:change-asked' }
  if (unit.state === 'ready') return { state: 'translated' }
  if (unit.state === 'draft') return { state: 'initial', subState: 'setuqiao:draft' }
  return unit.state === 'new' ? { state: 'initial' } : { state: 'final' }
}

function writeSecond(job: Job): string {
  const spaced = { 'xml:space': 'preserve' }
  const units = (own: readonly JobUnit[]) =>
    own.map((unit) =>
      block('unit', { id: unitName(unit), name: unit.field, translate: unit.state === 'not_needed' ? 'no' : undefined }, [
        ...secondNotes(unit.comments),
        element(
          'segment',
          { id: 's1', ...secondState(unit) },
          element('source', spaced, text(unit.source)),
          ...(unit.text === '' ? [] : [element('target', spaced, text(unit.text))]),
        ),
      ]),
    )
  const groups = groupsOf(job.units).map(({ field, fieldName, own }) => block('group', { id: field, name: fieldName }, units(own)))
  const root = {
    xmlns: 'urn:oasis:names:tc:xliff:document:2.0',
    version: '2.1',
    srcLang: job.sourceLanguage,
    trgLang: job.targetLanguage,
  }
  const file = block('file', { id: 'task', original: `setuqiao/${job.taskId}` }, [...secondNotes(job.comments), ...groups])
  return `${declaration}${block('xliff', root, [file])}\n`
}

/** XLIFF 2 has no place for who said it: the name stands before the words, as in an imported comment. */
const secondNotes = (comments: readonly JobComment[]): string[] =>
  comments.length === 0
    ? []
    : [
        block(
          'notes',
          {},
          comments.map((comment) => element('note', { category: 'comment' }, text(signed(comment)))),
        ),
      ]

/** A comment that somebody else wrote, in the mouth of whoever imports it. */
export const signed = ({ person, text: said }: JobComment): string => `${person}: ${said}`

function groupsOf(units: readonly JobUnit[]) {
  const names = [...new Set(units.map(({ field }) => field))]
  return names.map((field) => {
    const own = units.filter((unit) => unit.field === field)
    return { field, fieldName: own[0]!.fieldName, own }
  })
}
