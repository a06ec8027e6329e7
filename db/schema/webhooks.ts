import type { InstantText } from './columns'

/** Where a company wants to be told by program. Its secrets are made from its id and a number, and stored nowhere. */
export interface WebhookEndpointTable {
  id: string
  companyId: string
  url: string
  /** `WebhookKind[]` */
  kindsJson: string
  /** `failed` is given up until an owner switches it on; what was removed stays for what it had been sent. */
  status: 'active' | 'failed' | 'removed'
  secretNumber: number
  /** Until when the secret before signs as well. */
  formerUntil: InstantText | null
  /** Since when nothing has arrived. */
  failingSince: InstantText | null
  createdBy: string
  createdAt: InstantText
}

/** One message to one endpoint, however many attempts it takes. */
export interface WebhookDeliveryTable {
  id: string
  endpointId: string
  /** Unique per endpoint: what happened is put down once. */
  eventKey: string
  /** `DeliveredKind` */
  kind: string
  bodyJson: string
  status: 'waiting' | 'delivered' | 'failed'
  attempts: number
  /** Status of the last answer; null when there was none. */
  answered: number | null
  /** `OutgoingFault` of the last attempt that was not answered; `off` when none was made, because endpoint or company was off. */
  fault: string | null
  createdAt: InstantText
  attemptedAt: InstantText | null
  nextAt: InstantText | null
}

export interface WebhooksTables {
  webhookEndpoint: WebhookEndpointTable
  webhookDelivery: WebhookDeliveryTable
}
