import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { followInvitation } from '../invitations/commands.server'
import type { Route } from './+types/follow-invitation'

export const handle = { policy: 'account.followInvitation' }

/** Somebody signed in; whether the invitation is theirs, the command decides together with using it up. */
const gate = (args: Route.ActionArgs) => requireActor(args)

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const followed = await followInvitation(db, { token: args.params.token, actor })
  return redirect(followed.ok ? `/${args.params.lang}/desk` : `/${args.params.lang}/account?refused=${followed.reason}`)
}
