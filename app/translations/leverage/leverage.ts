import type { TranslationTable } from '#db/schema'
import { alignSegments, comparable } from '../alignment'
import { isSettled, needsNoTranslation } from '../tasks/task'

/** What a new task starts from: the work already done on earlier revisions of the document. */
export interface NewSegment {
  field: string
  text: string
  hash: string
}

export interface OldSegment extends NewSegment {
  segmentId: string
  translation: Beginning
}

/** The part of a translation that travels from task to task. */
export type Beginning = Pick<
  TranslationTable,
  | 'text'
  | 'state'
  | 'method'
  | 'madeFromText'
  | 'isStale'
  | 'translatorId'
  | 'translatedAt'
  | 'reviewerId'
  | 'reviewedAt'
  | 'machineText'
  | 'memoryText'
>

export interface Leveraged extends Beginning {
  /** The old segment it comes from, if any. */
  from: string | null
}

const empty: Beginning = {
  text: '',
  state: 'new',
  method: 'human',
  madeFromText: null,
  isStale: 0,
  translatorId: null,
  translatedAt: null,
  reviewerId: null,
  reviewedAt: null,
  machineText: null,
  memoryText: null,
}

/**
 * Decides segment by segment: what did not change keeps its translation byte for byte, verified or not; what changed starts from
 * its old translation, marked stale, beside the source it was made from; numbers and codes need nobody. `latest` is the newest
 * earlier task in order, `archive` holds verified segments of older ones by `field` and `hash`, for sentences that came back.
 */
export function leverage(
  segments: readonly NewSegment[],
  latest: readonly OldSegment[],
  archive: ReadonlyMap<string, OldSegment> = new Map(),
): Leveraged[] {
  const result = new Map<number, Leveraged>()
  for (const field of new Set(segments.map((segment) => segment.field))) {
    const fresh = [...segments.keys()].filter((index) => segments[index]!.field === field)
    const old = latest.filter((segment) => segment.field === field)
    const aligned = alignSegments(
      old.map(({ text }) => text),
      fresh.map((index) => segments[index]!.text),
    )
    aligned.segments.forEach((each, position) => {
      const index = fresh[position]!
      const segment = segments[index]!
      const source = each.kind === 'new' ? undefined : old[each.from]
      if (source && each.kind === 'same') result.set(index, carried(source))
      else result.set(index, comeBack(segment, archive) ?? started(segment, source))
    })
  }
  return segments.map((_, index) => result.get(index)!)
}

/** How much of a task's source began with something and how much with nothing, in code points; what needs nobody is not counted. */
export function leverageOf(segments: readonly Pick<NewSegment, 'text'>[], beginnings: readonly Beginning[]) {
  let [charactersNew, charactersKnown] = [0, 0]
  for (const [index, { state, text }] of beginnings.entries()) {
    const { length } = [...segments[index]!.text]
    if (state === 'not_needed') continue
    if (text === '') charactersNew += length
    else charactersKnown += length
  }
  return { charactersNew, charactersKnown }
}

export const archiveKey = ({ field, hash }: Pick<NewSegment, 'field' | 'hash'>): string => `${field}\u0000${hash}`

function carried({ segmentId, translation }: OldSegment): Leveraged {
  // What lay ready for a review that never came has to be handed in again.
  return { ...translation, state: translation.state === 'ready' ? 'draft' : translation.state, from: segmentId }
}

function comeBack(segment: NewSegment, archive: ReadonlyMap<string, OldSegment>): Leveraged | undefined {
  const old = archive.get(archiveKey(segment))
  return old && isSettled(old.translation.state) ? carried(old) : undefined
}

function started(segment: NewSegment, old: OldSegment | undefined): Leveraged {
  if (needsNoTranslation(segment.text) || !old || old.translation.text === '') return fromNothing(segment)
  const { segmentId, text, translation } = old
  // Two edits in a row must not hide the first: the difference is always to the text that the translation was made from.
  const madeFrom = translation.madeFromText ?? text
  const isStale = comparable(madeFrom) !== comparable(segment.text)
  return {
    ...translation,
    state: 'draft',
    isStale: isStale ? 1 : 0,
    madeFromText: isStale ? madeFrom : null,
    // It begins with the old words, not with what they once began with.
    machineText: translation.machineText === null ? null : translation.text,
    memoryText: null,
    reviewerId: null,
    reviewedAt: null,
    from: segmentId,
  }
}

const fromNothing = ({ text }: NewSegment): Leveraged =>
  needsNoTranslation(text) ? { ...empty, text, state: 'not_needed', from: null } : { ...empty, from: null }
