import type { EngagementStatus, MilestoneStatus, PaymentKind } from '#db/schema'
import type { Side } from '../engagement'

/** What both sides state about the payment of one milestone. The portal holds no money and moves none. */
export const paymentKinds = ['invoiced', 'sent', 'received'] as const satisfies readonly PaymentKind[]

/** Who states what. */
export const statedBy: Record<PaymentKind, Side> = { invoiced: 'vendor', sent: 'buyer', received: 'vendor' }

/** The last thing stated; null before the invoice. */
export type PaymentState = PaymentKind | null

/** The one table of legal moves; stating the last thing again corrects it. */
export const transitions: Record<'none' | PaymentKind, readonly PaymentKind[]> = {
  none: ['invoiced'],
  invoiced: ['invoiced', 'sent'],
  sent: ['sent', 'received'],
  received: ['received'],
}

export const canMove = (from: PaymentState, to: PaymentKind): boolean => transitions[from ?? 'none'].includes(to)

/**
 * Payment follows acceptance, and goes on while the clock stands still, after the last milestone and after an early end: what is accepted is
 * owed. Corrections end when everything is paid.
 */
export const mayState = (
  side: Side | null,
  engagement: EngagementStatus,
  milestone: MilestoneStatus,
  state: PaymentState,
  kind: PaymentKind,
): boolean =>
  side === statedBy[kind] && engagement !== 'contracting' && engagement !== 'closed' && milestone === 'accepted' && canMove(state, kind)

interface Stated {
  kind: PaymentKind
  amountMinor: number
}

/** What the writer is asked to look at once more: an invoice above the price, more arrived than the other side states as sent. */
export function doubtOf(
  fact: Stated,
  { priceMinor, facts }: { priceMinor: number; facts: readonly Stated[] },
): 'abovePrice' | 'aboveSent' | null {
  if (fact.kind === 'invoiced') return fact.amountMinor > priceMinor ? 'abovePrice' : null
  return fact.kind === 'received' && fact.amountMinor > sentOf(facts) ? 'aboveSent' : null
}

/** What counts as paid once it has arrived: so much as both sides state, which is the lower of sent and received. */
export const paidOf = (received: Stated, facts: readonly Stated[]): number => Math.min(received.amountMinor, sentOf(facts))

export const sentOf = (facts: readonly Stated[]): number => facts.find(({ kind }) => kind === 'sent')?.amountMinor ?? 0

/**
 * Above this amount in one payment, a Chinese payer of services from abroad files with its tax authority before the bank transfers: State
 * Administration of Taxation and State Administration of Foreign Exchange, announcement 40 of 2013 as amended by 19 of 2021.
 */
export const taxFilingUsd = 50_000

/** Whole days from one calendar day to another. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export const longestReference = 80
