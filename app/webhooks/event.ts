import type { CompanyKind } from '#db/schema'
import type { EngagementEvent } from '~/engagements/engagement'
import type { RequestEvent } from '~/requests/request'

/** What a company's program can be told of. Bodies name things and say where to read them; they hold no words, no prices and no people. */
export const webhookKinds = [
  'request.published',
  'request.amended',
  'request.closing',
  'request.closed',
  'request.awarded',
  'bid.opened',
  'bid.decided',
  'engagement.changed',
] as const
export type WebhookKind = (typeof webhookKinds)[number]
/** `ping` is sent on demand alone. */
export type DeliveredKind = WebhookKind | 'ping'

/** Under what name its words stand in `webhooks:kind`. */
export const kindName = (kind: DeliveredKind): string => kind.replace('.', '_')

/** A buyer has no bids of its own. */
export const kindsFor = (side: CompanyKind): readonly WebhookKind[] =>
  webhookKinds.filter((kind) => side === 'vendor' || !kind.startsWith('bid.'))

/** What everybody is told when this happens to a request; whatever else happens is told to nobody. */
export const kindOfRequestEvent = (event: RequestEvent): WebhookKind | null => requestKinds[event] ?? null
const requestKinds: Partial<Record<RequestEvent, WebhookKind>> = {
  published: 'request.published',
  amendmentEffective: 'request.amended',
  evaluating: 'request.closed',
  unsuccessful: 'request.closed',
  cancelled: 'request.closed',
  awarded: 'request.awarded',
}

/** What bidders are told of their own bids besides. */
export const bidKindOfRequestEvent = (event: RequestEvent): WebhookKind | null =>
  event === 'evaluating' ? 'bid.opened' : event === 'awarded' || event === 'unsuccessful' ? 'bid.decided' : null

/** Whether anybody is told when this happens to a request. */
export const isAnnounced = (event: RequestEvent): boolean => kindOfRequestEvent(event) !== null || movesDeadline(event)

/** Events after which the deadline may stand elsewhere than before. */
export const movesDeadline = (event: RequestEvent): boolean => ['published', 'amendmentEffective', 'resumed'].includes(event)

/** A job's payload: something that happened, as the outbox keeps it. */
export type Happened =
  | { about: 'request'; requestId: string; event: RequestEvent; key: string }
  | { about: 'engagement'; engagementId: string; event: EngagementEvent; key: string }
