import type { LanguageTag, SegmentState, TranslationMethod } from '#db/schema'
import type { Fields, SegmentRow } from '../document'
import { joinSegments } from '../segmentation'

export interface FieldSegment extends SegmentRow {
  field: string
  method: TranslationMethod
  state: SegmentState
}

/** The fields of a translation, put together from its segments; a field without text stays empty. */
export function assembleFields(
  names: readonly string[],
  segments: readonly (SegmentRow & { field: string })[],
  language: LanguageTag,
): Fields {
  const fields: Fields = {}
  for (const name of names) {
    const own = segments.filter(({ field }) => field === name)
    fields[name] = joinSegments(
      own.map(({ target }) => target),
      own.map(({ separator }) => separator),
      language,
    )
  }
  return fields
}

export function rowsByField(segments: readonly (SegmentRow & { field: string })[]): Record<string, SegmentRow[]> {
  const rows: Record<string, SegmentRow[]> = {}
  for (const { field, source, target, separator } of segments) {
    rows[field] ??= []
    rows[field].push({ source, target, separator })
  }
  return rows
}

/** The method that most of the text came by. */
export function mainMethod(segments: readonly FieldSegment[]): TranslationMethod {
  const lengths = { human: 0, memory: 0, machine: 0 }
  for (const { method, target } of segments) lengths[method] += target.length
  return lengths.machine > lengths.human && lengths.machine > lengths.memory
    ? 'machine'
    : lengths.memory > lengths.human
      ? 'memory'
      : 'human'
}
