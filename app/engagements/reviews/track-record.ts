import { endOfDay } from '../milestones/milestone'
import { daysBetween } from '../payments/payment'

/** What the record itself says about finished work. Each figure is defined where it is shown (`reviews:fact`). */

export interface RecordedMilestone {
  /** As it stood at the end: changed only by agreed change orders and pauses. */
  dueOn: string
  isAccepted: boolean
  /** In their order; the last one is the one that was accepted. */
  deliveries: readonly { at: string; judgedAt: string | null }[]
  /** Days that the two sides stated of its payment. */
  invoicedOn: string | null
  sentOn: string | null
}

export interface TrackRecord {
  engagements: number
  /** Engagements that ended before everything was accepted. */
  endedEarly: number
  accepted: number
  onTime: number
  firstPass: number
  judged: number
  /** Mean, in tenths of a day; null where there is nothing to count. */
  daysToAccept: number | null
  paid: number
  daysToPay: number | null
  disputes: number
}

interface Input {
  engagements: readonly { isEndedEarly: boolean }[]
  milestones: readonly RecordedMilestone[]
  disputes: number
}

export function trackRecordOf({ engagements, milestones, disputes }: Input): TrackRecord {
  const accepted = milestones.filter(({ isAccepted }) => isAccepted)
  const judged = milestones.flatMap(({ deliveries }) =>
    deliveries.flatMap(({ at, judgedAt }) => (judgedAt ? [Date.parse(judgedAt) - Date.parse(at)] : [])),
  )
  const paid = milestones.flatMap(({ invoicedOn, sentOn }) => (invoicedOn && sentOn ? [daysBetween(invoicedOn, sentOn)] : []))
  return {
    engagements: engagements.length,
    endedEarly: engagements.filter(({ isEndedEarly }) => isEndedEarly).length,
    accepted: accepted.length,
    onTime: accepted.filter(({ deliveries, dueOn }) => (deliveries.at(-1)?.at ?? '~') <= endOfDay(dueOn)).length,
    firstPass: accepted.filter(({ deliveries }) => deliveries.length === 1).length,
    judged: judged.length,
    daysToAccept: meanTenths(judged.map((ms) => ms / 86_400_000)),
    paid: paid.length,
    daysToPay: meanTenths(paid),
    disputes,
  }
}

const meanTenths = (values: readonly number[]): number | null =>
  values.length === 0 ? null : Math.round((values.reduce((sum, each) => sum + each, 0) * 10) / values.length)
