import { chinaDay } from '~/platform/china-day'
import { addCommonWorkingDays, commonWorkingDaysBetween } from '~/platform/working-days.server'
import { endOfDay } from '../milestones/milestone'

/** Whole common working days that a pause took: ends of working days (17:00 in China) that fell into it. */
export const workingDaysLost = (startedAt: string, resumedAt: string): number => {
  const days = commonWorkingDaysBetween(startedAt, resumedAt)
  // The day of the beginning counts too if it was left before its end.
  const end = endOfDay(chinaDay(startedAt))
  const first = addCommonWorkingDays(dayBefore(startedAt), 1)
  return days + (first === end && startedAt < end && end <= resumedAt ? 1 : 0)
}

/** A due day moved by the common working days that were lost. */
export const dueAfter = (dueOn: string, lost: number): string =>
  lost === 0 ? dueOn : chinaDay(addCommonWorkingDays(endOfDay(dueOn), lost))

const dayBefore = (instant: string) => new Date(Date.parse(instant) - 86_400_000).toISOString()
