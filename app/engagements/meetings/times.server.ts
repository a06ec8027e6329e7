import { plusMs } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { invalid, refused } from '~/platform/forms.server'
import { restDaysAhead } from '~/platform/working-days.server'
import { limits } from './meeting'

/** Days that the form of times says something of: the next two months. */
const toldAhead = 60

/** What a form of times needs to know of the calendar. */
export const calendarAhead = (now: string) => ({
  restDays: restDaysAhead(now, toldAhead),
  first: chinaDay(now),
  last: chinaDay(plusMs(now, limits.daysAhead * 86_400_000)),
})

/** A refusal of times: at the row that it is about, or on top. */
export function refusedTimes({ reason, at }: { reason: string; at?: number }, body: FormData) {
  const key = `meetings:refused.${reason}`
  if (reason === 'noTimes') return invalid({ 'times[0].day': [key] }, body)
  if (at === undefined) return refused(key, body)
  return invalid({ [`times[${at}].${reason === 'outsideHours' ? 'clock' : 'day'}`]: [key] }, body)
}
