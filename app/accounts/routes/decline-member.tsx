import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canManageMembers } from '../account'
import { decideJoin } from '../memberships/commands.server'
import type { Route } from './+types/decline-member'

export const handle = { policy: 'members.decline' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canManageMembers(actor) && actor.company !== null)
  return { personId: actor.personId, companyId: actor.company.id }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const decided = await decideJoin(db, { actor, id: args.params.id, isAccepted: false })
  return redirect(`/${args.params.lang}/company/members?outcome=${decided.ok ? 'declined' : decided.reason}`)
}
