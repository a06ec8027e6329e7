import { largestJobFile } from './file-limits'
import { type Bytes, Refusal } from './refusal'
import type { JobComment } from './xliff'
import { childOf, childrenOf, entriesOf, textOf, type XmlElement } from './xml-reader'

/** What a translation tool gave back, whatever it is called in the version at hand. */
export interface JobFile {
  sourceLanguage: string
  targetLanguage: string
  units: FileUnit[]
  comments: JobComment[]
}

export interface FileUnit {
  name: string
  line: number
  source: string
  text: string
  /** The tool says that this is a translation, not a beginning or a text to be changed. */
  isDone: boolean
  comments: JobComment[]
}

const mostUnits = 20_000

/** Reads XLIFF 1.2 or 2.x, whole or not at all. Throws `Refusal`. */
export async function readXliff(chunks: Bytes): Promise<JobFile> {
  const file: JobFile = { sourceLanguage: '', targetLanguage: '', units: [], comments: [] }
  const seen = new Set<string>()
  const wanted = {
    roots: ['xliff'],
    entries: ['trans-unit', 'unit', 'header', 'notes'],
    mostBytes: largestJobFile,
    mostEntries: mostUnits,
  }
  for await (const { element, ancestors } of entriesOf(chunks, wanted)) {
    const [root, top] = ancestors
    const isFirst = root?.attributes.version?.startsWith('1.') ?? false
    if (!isFirst && !root?.attributes.version?.startsWith('2.')) throw new Refusal('otherFormat', root?.line ?? 1)
    file.sourceLanguage = (isFirst ? top?.attributes['source-language'] : root?.attributes.srcLang) ?? ''
    file.targetLanguage = (isFirst ? top?.attributes['target-language'] : root?.attributes.trgLang) ?? ''
    if (element.name === 'header' || element.name === 'notes') {
      file.comments.push(...notesOf(element))
      continue
    }
    const unit = isFirst ? firstUnit(element) : secondUnit(element)
    if (seen.has(unit.name)) throw new Refusal('duplicate', element.line)
    seen.add(unit.name)
    file.units.push(unit)
  }
  if (file.units.length === 0) throw new Refusal('empty', 1)
  return file
}

const done = /^(translated|reviewed|final|signed-off|needs-review-)/

function firstUnit(element: XmlElement): FileUnit {
  const target = childOf(element, 'target')
  const state = target?.attributes.state
  return {
    name: element.attributes.id ?? '',
    line: element.line,
    source: textIn(childOf(element, 'source')),
    text: textIn(target),
    isDone: element.attributes.approved === 'yes' || (state !== undefined && done.test(state)),
    comments: notesOf(element),
  }
}

/** A tool may have cut the unit into several segments; together they are still one sentence of ours. */
function secondUnit(element: XmlElement): FileUnit {
  const parts = childrenOf(element, 'segment', 'ignorable')
  const segments = parts.filter(({ name }) => name === 'segment')
  const isTranslated = segments.some((segment) => childOf(segment, 'target'))
  return {
    name: element.attributes.id ?? '',
    line: element.line,
    source: parts.map((part) => textIn(childOf(part, 'source'))).join(''),
    // What lies between two translated segments stays as it is when it has no target of its own.
    text: isTranslated
      ? parts.map((part) => textIn(childOf(part, 'target') ?? (part.name === 'ignorable' ? childOf(part, 'source') : undefined))).join('')
      : '',
    isDone: segments.length > 0 && segments.every(({ attributes: { state } }) => state !== undefined && done.test(state)),
    comments: childrenOf(element, 'notes').flatMap(notesOf),
  }
}

const notesOf = (element: XmlElement): JobComment[] =>
  childrenOf(element, 'note').map((note) => ({ person: note.attributes.from?.trim() ?? '', text: textIn(note).trim() }))

const textIn = (element: XmlElement | undefined) => (element ? textOf(element) : '')
