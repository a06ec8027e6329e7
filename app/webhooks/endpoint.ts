import { z } from 'zod'
import type { Actor, ActorCompany, MaybeActor } from '~/accounts/actor'
import { webhookKinds } from './event'

export type EndpointStatus = 'active' | 'failed' | 'removed'
export type DeliveryStatus = 'waiting' | 'delivered' | 'failed'

/** Where a company's data goes is for its owner to say. */
export const canManageWebhooks = (actor: MaybeActor): actor is Actor & { company: ActorCompany } => actor?.company?.role === 'owner'

export const mostEndpoints = 5

/**
 * Waits before the second attempt and each after it, in seconds: ten attempts within three days and four hours. Those of Standard Webhooks
 * (standardwebhooks.com), whose receivers expect them.
 */
export const retryAfter = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const
/** Days without one success after which nothing is sent any more until the owner says so. */
export const failingDays = 5
/** Hours for which the former secret signs beside the new one. */
export const overlapHours = 24

/**
 * An address that we may call: https and a name, since what stands behind the name is judged at each call. `testBase` is an address below which
 * plain http to this machine is let through, for tests and demonstrations.
 */
export function isCallable(text: string, testBase: string | undefined): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password, hash } = new URL(text)
  if (username || password || hash) return false
  if (testBase && text.startsWith(testBase)) return true
  return (
    protocol === 'https:' &&
    /^(?!.*\.$)[a-z0-9.-]+\.[a-z][a-z0-9-]*$/i.test(hostname) &&
    !/\.(local|localhost|internal|test|invalid)$/i.test(hostname)
  )
}

const kinds = z
  .preprocess(
    (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
    z.array(z.enum(webhookKinds, 'common:form.error.badChoice')),
  )
  .refine((chosen) => chosen.length > 0, 'webhooks:error.kinds')

export const endpointSchema = (testBase: string | undefined) =>
  z.strictObject({
    url: z
      .string({ error: 'webhooks:error.url' })
      .trim()
      .max(500, 'common:form.error.tooLong|{"max":500}')
      .refine((text) => isCallable(text, testBase), 'webhooks:error.url'),
    kinds,
  })
