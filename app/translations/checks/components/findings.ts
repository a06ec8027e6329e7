import type { Editor, EditorSegment } from '../../tasks/queries.server'
import type { Finding } from '../check'
import { inspect } from '../inspection'

/** What the checks say of a sentence of the editor, were `target` its translation. */
export function findingsOf(segment: EditorSegment, target: string, { checks, sourceLanguage, targetLanguage }: Editor): Finding[] {
  if (segment.state === 'not_needed') return []
  const terms = (checks.terms[segment.id] ?? []).map((place) => ({ ...place, ...checks.concepts[place.conceptId]! }))
  const pair = { source: segment.source, target, sourceLanguage, targetLanguage, field: segment.field }
  return inspect(pair, { terms, twins: checks.twins[segment.id] ?? [] })
}
