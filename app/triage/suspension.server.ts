import { chinaDay } from '~/platform/china-day'
import { addCommonWorkingDays, addWorkingHours, isCommonWorkingDay, workingHoursBetween } from '~/platform/working-days.server'

/**
 * The deadline after a suspension: bidders get back every common working hour that they lost, rounded up to the usual closing time (17:00 in
 * China, 14:30 in India), so that bids never close at an odd minute. A suspension that took no working time moves nothing.
 */
export function deadlineAfterSuspension({
  suspendedAt,
  resumedAt,
  deadlineAt,
}: {
  suspendedAt: string
  resumedAt: string
  deadlineAt: string
}): string {
  const left = workingHoursBetween(suspendedAt, deadlineAt)
  if (resumedAt < deadlineAt && workingHoursBetween(suspendedAt, resumedAt) === 0) return deadlineAt
  return closingAtOrAfter(addWorkingHours(resumedAt, left))
}

/** 17:00 in China. */
const closingTime = 'T09:00:00.000Z'

function closingAtOrAfter(instant: string): string {
  const day = chinaDay(instant)
  const closing = `${day}${closingTime}`
  return isCommonWorkingDay(day) && instant <= closing ? closing : addCommonWorkingDays(instant, 1)
}
