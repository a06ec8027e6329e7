import { otherSide, type Side } from '../engagement'
import type { MinutesStatus } from '../minutes/minutes'
import type { Actors, NextStep } from '../next-step'
import type { MeetingStatus } from './meeting'

/** What decides about the next step of a meeting. */
export interface MeetingStanding {
  number: number
  status: MeetingStatus
  /** Who proposed last. */
  side: Side
  startsAt: string | null
  /** The first of the proposed times. */
  firstTime: string | null
  minutes: { status: MinutesStatus; readyAt: string | null; dueAt: string | null; confirmed: readonly Side[] } | null
}

/** Common working days within which minutes should be written, and confirmed. Nothing happens by itself when they are over. */
const daysForMinutes = 5

/** What a meeting waits for: an answer, its minutes, their translation, their confirmation. Words are in `engagements:next`. */
export function meetingSteps(
  meeting: MeetingStanding,
  now: string,
  workingDaysAfter: (instant: string, days: number) => string,
): NextStep[] {
  const { number, status, side, startsAt, firstTime, minutes } = meeting
  const step = (code: string, acts: Actors, by: string | null): NextStep => ({
    code,
    acts,
    by,
    path: `/meetings/${number}`,
    values: { number },
  })
  if (status === 'proposed') return [step(`answerMeeting.${otherSide(side)}`, otherSide(side), firstTime)]
  if (status !== 'agreed' || startsAt! > now) return []
  if (!minutes) return [step('writeMinutes', 'both', workingDaysAfter(startsAt!, daysForMinutes))]
  if (minutes.status === 'in_translation') return [step('minutesInTranslation', 'portal', minutes.dueAt)]
  return (['buyer', 'vendor'] as const)
    .filter((each) => !minutes.confirmed.includes(each))
    .map((each) => step(`confirmMinutes.${each}`, each, workingDaysAfter(minutes.readyAt!, daysForMinutes)))
}
