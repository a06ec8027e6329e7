import { redirect } from 'react-router'
import { decideJoin } from '~/accounts/memberships/commands.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canEditCompany } from '../company'
import type { Route } from './+types/accept-join'

export const handle = { policy: 'companies.decideJoin' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { personId: actor.personId, companyId: actor.company.id }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const decided = await decideJoin(db, { actor, id: args.params.id, isAccepted: true })
  return redirect(`/${args.params.lang}/company/members?done=${decided.ok ? 'letIn' : 'changedMeanwhile'}`)
}
