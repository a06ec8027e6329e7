import type { EngagementStatus } from '#db/schema'
import type { Side } from './engagement'

/** Who acts next; `portal` stands for the moderators who translate. */
export type Actors = Side | 'both' | 'portal'

/** What happens next, as every page about an engagement says it: words are in `engagements:next`. */
export interface NextStep {
  code: string
  acts: Actors | null
  /** By when; an instant. */
  by: string | null
  /** Below the engagement's path, where it is done. */
  path: string
  /** Values of the sentence. */
  values: Record<string, string | number>
}

/** What an engagement waits for. */
export function nextStepOf({ status }: { status: EngagementStatus }): NextStep {
  const nothing = { acts: null, by: null, path: '', values: {} }
  if (status === 'contracting') return { ...nothing, code: 'terms', acts: 'both' }
  return { ...nothing, code: status }
}

/** Whether the reader is the one who acts. */
export const isTurnOf = (side: Side | null, acts: Actors | null): boolean => side !== null && (acts === side || acts === 'both')
