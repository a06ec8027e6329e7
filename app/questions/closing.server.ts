import { chinaDay } from '~/platform/china-day'
import { addCommonWorkingDays, isCommonWorkingDay } from '~/platform/working-days.server'
import { quietDays } from './question'

const dayMs = 86_400_000

/**
 * When questions end: the last moment from which `quietDays` whole common working days still lie before the deadline, at 17:00 in China
 * (14:30 in India). An extended deadline opens them again. Server only: it needs the calendars of both countries.
 */
export function questionsCloseAt(deadlineAt: string): string {
  let noon = Date.parse(`${chinaDay(deadlineAt)}T04:00:00.000Z`)
  for (let left = quietDays; left > 0; ) {
    noon -= dayMs
    if (isCommonWorkingDay(dayOf(noon))) left--
  }
  // One day earlier, one common working day later: the hour of day is the calendar's own.
  return addCommonWorkingDays(new Date(noon - dayMs).toISOString(), 1)
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
