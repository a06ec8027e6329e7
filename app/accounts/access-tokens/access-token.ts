import { z } from 'zod'
import type { CompanyKind, CompanyStatus } from '#db/schema'
import type { Actor, ActorCompany, MaybeActor } from '../actor'
import { type Scope, scopes, toRead } from './scope'

/** A buyer has no bids of its own, a vendor no requests. */
export const scopesFor = (kind: CompanyKind): readonly Scope[] => [toRead(kind === 'buyer' ? 'requests' : 'bids'), toRead('engagements')]

/** Days after which a token ends by itself; a year is the longest. */
export const lifetimes = [30, 90, 180, 365] as const
export const usualLifetime = 90
/** Tokens that one person may have at a time. */
export const mostTokens = 20
export const longestTokenName = 60

/** Programs read for a company: people without one have nothing that is not public. */
export const canHoldTokens = (actor: MaybeActor): actor is Actor & { company: ActorCompany } => actor !== null && actor.company !== null

/** A token dies with the standing in whose name it reads. */
export const isAlive = (status: CompanyStatus): boolean => status !== 'suspended'

const name = z
  .string({ error: 'tokens:error.name' })
  .trim()
  .min(1, 'tokens:error.name')
  .max(longestTokenName, `common:form.error.tooLong|{"max":${longestTokenName}}`)
  // Control characters, and signs that turn the writing round or cannot be seen.
  .refine((text) => !/[\p{Cc}\p{Cf}]/u.test(text), 'common:form.error.badName')

export const accessTokenSchema = z.strictObject({
  name,
  scopes: z
    .preprocess(
      (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
      z.array(z.enum(scopes, 'common:form.error.badChoice')),
    )
    .refine((chosen) => chosen.length > 0, 'tokens:error.scopes'),
  days: z.coerce
    .number({ error: 'common:form.error.badChoice' })
    .refine((days) => (lifetimes as readonly number[]).includes(days), 'common:form.error.badChoice'),
  password: z.string({ error: 'tokens:error.password' }).max(512, 'accounts:error.wrongPassword'),
})
