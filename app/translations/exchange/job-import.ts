import type { SegmentState } from '#db/schema'
import { longestComment, longestText, tidyText } from '../segments/segment'
import type { Fault } from './refusal'
import { readUnitName, signed } from './xliff'
import type { JobFile } from './xliff-reader'

/** What an import would do, sentence by sentence; computed again when it is confirmed. */
export interface ImportPlan {
  rows: PlanRow[]
  comments: { segmentId: string | null; text: string }[]
  /** Sentences of the file that say what stands here already. */
  unchanged: number
  /** Units of the file that are none of this task's. */
  unknown: number
  /** Sentences of the task without a translation in the file. */
  missing: number
}

/**
 * `change` and `confirm` (the same text, still right) are saved. `conflict` (somebody wrote here since the export) and
 * `otherSource` (the file's original is not ours) are kept as suggestions. `tooLong` is left out.
 */
export type Verdict = 'change' | 'confirm' | 'conflict' | 'otherSource' | 'tooLong'

export interface PlanRow {
  segmentId: string
  number: number
  field: string
  source: string
  current: string
  incoming: string
  /** Of the translation that the file was exported from. */
  version: number
  state: SegmentState
  verdict: Verdict
}

interface Here {
  segments: readonly {
    id: string
    number: number
    field: string
    source: string
    text: string
    state: SegmentState
    isStale: boolean
    version: number
    history: readonly { text: string }[]
  }[]
  comments: readonly { segmentId: string | null; person: string; text: string }[]
}

/** `importer` is the name of whoever imports: their own notes are not signed with their name once more. */
export function planImport(here: Here, file: JobFile, importer: string): ImportPlan {
  const plan: ImportPlan = { rows: [], comments: [], unchanged: 0, unknown: 0, missing: 0 }
  const byId = new Map(here.segments.map((segment) => [segment.id, segment]))
  const translated = new Set<string>()
  const known = new Set(
    here.comments.flatMap(({ segmentId, person, text }) => [`${segmentId} ${text}`, `${segmentId} ${signed({ person, text })}`]),
  )
  const say = (segmentId: string | null, notes: JobFile['comments']) => {
    for (const { person, text } of notes) {
      const said = tidyText(text)
      const comment = (person === '' || person === importer ? said : signed({ person, text: said })).slice(0, longestComment)
      if (said === '' || known.has(`${segmentId} ${said}`) || known.has(`${segmentId} ${comment}`)) continue
      known.add(`${segmentId} ${comment}`)
      plan.comments.push({ segmentId, text: comment })
    }
  }
  say(null, file.comments)
  for (const unit of file.units) {
    const name = readUnitName(unit.name)
    const segment = name && byId.get(name.id)
    if (!name || !segment) {
      plan.unknown++
      continue
    }
    say(segment.id, unit.comments)
    const incoming = tidyText(unit.text)
    // Not translated: the original stands in its place.
    if (incoming === '' || (!unit.isDone && incoming === tidyText(unit.source))) continue
    translated.add(segment.id)
    const verdict = verdictOf(segment, { incoming, version: name.version, source: unit.source, isDone: unit.isDone })
    if (!verdict) {
      plan.unchanged++
      continue
    }
    const { id, number, field, source, text, state } = segment
    plan.rows.push({ segmentId: id, number, field, source, current: text, incoming, version: name.version, state, verdict })
  }
  plan.missing = here.segments.length - translated.size
  plan.rows.sort((a, b) => a.number - b.number)
  return plan
}

function verdictOf(
  segment: Here['segments'][number],
  { incoming, version, source, isDone }: { incoming: string; version: number; source: string; isDone: boolean },
): Verdict | null {
  const isNow = segment.version === version
  if (incoming === segment.text) return isNow && isDone && (segment.isStale || segment.state === 'changes_requested') ? 'confirm' : null
  if (incoming.length > longestText) return 'tooLong'
  // Exported, never touched outside, changed here meanwhile: the file has nothing new to say.
  if (!isNow && segment.history.some(({ text }) => text === incoming)) return null
  if (comparable(source) !== comparable(segment.source)) return 'otherSource'
  return isNow ? 'change' : 'conflict'
}

/** Tools tidy blanks of the original; its words are the sentence. */
const comparable = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

/** Why the whole file cannot be meant for this task. Tags are compared by their language: `en-US` is English. */
export function faultOfJob(
  file: JobFile,
  { targetLanguage, segments }: { targetLanguage: string; segments: readonly { id: string }[] },
): Fault | null {
  const languageOf = (tag: string) => tag.toLowerCase().split('-', 1)[0]
  if (file.targetLanguage !== '' && languageOf(file.targetLanguage) !== languageOf(targetLanguage)) return { reason: 'language', line: 1 }
  const ids = new Set(segments.map(({ id }) => id))
  const isOurs = file.units.some(({ name }) => ids.has(readUnitName(name)?.id ?? ''))
  return isOurs ? null : { reason: 'otherTask', line: file.units[0]?.line ?? 1 }
}
