import type { Db, Tx } from '#db/connect'
import type { Currency, EngagementStatus, InstantText, MilestoneStatus, PaymentKind } from '#db/schema'
import { ratesOn } from '~/corridors/queries.server'
import { convert } from '~/platform/money'
import type { Side } from '../engagement'
import { daysBetween, mayState, paymentKinds, taxFilingUsd } from './payment'

export interface PaymentFact {
  milestoneId: string
  kind: PaymentKind
  amountMinor: number
  onDay: string
  reference: string
  recordedBy: string
  createdAt: InstantText
}

/** What is stated now of these milestones' payments, in the order of the steps. */
export async function currentFacts(db: Db | Tx, milestoneIds: readonly string[]): Promise<PaymentFact[]> {
  if (milestoneIds.length === 0) return []
  const rows = await db
    .selectFrom('paymentFact')
    .innerJoin('person', 'person.id', 'paymentFact.recordedBy')
    .select(['milestoneId', 'kind', 'amountMinor', 'onDay', 'reference', 'person.name as recordedBy', 'paymentFact.createdAt'])
    .where('milestoneId', 'in', milestoneIds)
    .where('isCurrent', '=', 1)
    .execute()
  return rows.sort((a, b) => paymentKinds.indexOf(a.kind) - paymentKinds.indexOf(b.kind))
}

/** Whether a payment is above the amount that is filed in China, at the newest rate up to its day; `noRate` where nothing can be said. */
export async function taxFiling(
  db: Db,
  { amountMinor, currency, day }: { amountMinor: number; currency: Currency; day: string },
): Promise<{ verdict: 'above' | 'below' | 'noRate'; usdMinor: number | null; date: string | null }> {
  const converted = convert(amountMinor, currency, 'USD', await ratesOn(db, day))
  if (!converted) return { verdict: 'noRate', usdMinor: null, date: null }
  return { verdict: converted.minor > taxFilingUsd * 100 ? 'above' : 'below', usdMinor: converted.minor, date: converted.date }
}

export type TaxFiling = Awaited<ReturnType<typeof taxFiling>>

/** Both sides' facts about one milestone's payment, with the days taken and what China's tax filing asks for. */
export async function paymentsOf(db: Db, { milestoneId, currency }: { milestoneId: string; currency: Currency }) {
  const facts = (await currentFacts(db, [milestoneId])).map(({ milestoneId: _, ...fact }) => fact)
  const corrected = await db
    .selectFrom('paymentFact')
    .select(['kind', 'amountMinor', 'onDay', 'reference', 'createdAt'])
    .where('milestoneId', '=', milestoneId)
    .where('isCurrent', '=', 0)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(50)
    .execute()
  const of = (kind: PaymentKind) => facts.find((fact) => fact.kind === kind)
  const [invoiced, sent, received] = [of('invoiced'), of('sent'), of('received')]
  const payment = sent ?? invoiced
  return {
    facts,
    corrected,
    daysToSend: invoiced && sent ? daysBetween(invoiced.onDay, sent.onDay) : null,
    daysToArrive: sent && received ? daysBetween(sent.onDay, received.onDay) : null,
    filing: payment ? await taxFiling(db, { amountMinor: payment.amountMinor, currency, day: payment.onDay }) : null,
  }
}

export type ShownPayments = Awaited<ReturnType<typeof paymentsOf>>

/** What this side can state now: the next thing, or the last again to correct it. */
export function statableBy({
  side,
  engagement,
  milestone,
  facts,
}: {
  side: Side | null
  engagement: EngagementStatus
  milestone: MilestoneStatus
  facts: readonly { kind: PaymentKind }[]
}): PaymentKind[] {
  const last = facts.at(-1)?.kind ?? null
  return paymentKinds.filter((kind) => mayState(side, engagement, milestone, last, kind))
}
