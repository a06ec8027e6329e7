import type { TranslationTable } from '#db/schema'
import { tidy } from '~/platform/tidy'

/** What a form of the editor carries: `text.<id>` per sentence, `versions` for all of them, `keep` for those still right as they are. */
export interface TypedSegment {
  segmentId: string
  text: string
  version: number
  isConfirmed: boolean
}

/** A save that changed nothing; what was typed is in the history. */
export interface Lost {
  ok: false
  segmentId: string
  reason: 'conflict' | 'notHolder' | 'held' | 'mediates' | 'stale' | 'otherState' | 'humanText' | 'tooLong'
  current: { text: string; version: number }
  typed: string
}

type Begun = Pick<TranslationTable, 'machineText' | 'memoryText'>

/** The suggestion that a text began with, once `text` stands there: a person's words keep the one that they were made from, while there are any. */
export function begunWith({ text, method }: Pick<TranslationTable, 'text' | 'method'>, before: Begun): Begun {
  if (method === 'human' && text !== '') return { machineText: before.machineText, memoryText: before.memoryText }
  return { machineText: method === 'machine' ? text : null, memoryText: method === 'memory' ? text : null }
}

export const longestText = 10_000
export const longestComment = 2_000
/** Sentences in one form: the front door takes 200 fields. */
export const segmentsPerForm = 150

/** `id:version` pairs for the hidden field `versions`. */
export const versionsText = (segments: readonly { id: string; version: number }[]): string =>
  segments.map(({ id, version }) => `${id}:${version}`).join(',')

/** The sentences of a form; what is no sentence of ours is left out. */
export function typedSegments(form: FormData): TypedSegment[] {
  const versions = new Map(
    String(form.get('versions') ?? '')
      .split(',')
      .map((pair) => pair.split(':'))
      .map(([id, version]) => [id ?? '', Number(version)]),
  )
  const kept = new Set(form.getAll('keep').map(String))
  const segments: TypedSegment[] = []
  for (const [name, value] of form) {
    const segmentId = /^text\.([0-9a-f-]{36})$/.exec(name)?.[1]
    const version = segmentId === undefined ? Number.NaN : versions.get(segmentId)
    if (segmentId === undefined || typeof value !== 'string' || version === undefined || !Number.isInteger(version)) continue
    segments.push({ segmentId, text: tidyText(value), version, isConfirmed: kept.has(segmentId) })
  }
  return segments
}

/** The one form of a text that a person typed or a file brought. */
export const tidyText = tidy
