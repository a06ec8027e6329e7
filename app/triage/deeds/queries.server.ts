import { type RouterContextProvider, redirect } from 'react-router'
import { z } from 'zod'
import type { Db } from '#db/connect'
import { allow, found, requireActor } from '~/platform/gate.server'
import { limits } from '~/requests/description'
import { findForStaff } from '~/requests/queries.server'
import { canTriage } from '../triage'

/** What the moderators' deeds on one request share. */
interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: { lang: string; ref: string }
}

/** A moderator, and a request that was handed in. */
export async function gateModerator(db: Db, args: Args) {
  const actor = requireActor(args)
  allow(canTriage(actor))
  const wanted = found(await findForStaff(db, { ref: args.params.ref }))
  return { actor, wanted, deed: { moderatorId: actor.personId, requestId: wanted.id }, path: `/${args.params.lang}/triage/${wanted.ref}` }
}

/** Back to the request; what was refused is said there, since a deed without a form has nothing to fill in again. */
export const backTo = (path: string, done: { ok: true } | { ok: false; reason: string }) =>
  redirect(done.ok ? path : `${path}?refused=${done.reason}`)

/** Words to the buyer: required, in the buyer's language. */
export const noteSchema = z
  .string({ error: 'requests:error.missing.note' })
  .trim()
  .min(1, { error: 'requests:error.missing.note' })
  .max(limits.change, { error: `requests:error.tooLong|{"max":${limits.change}}` })
