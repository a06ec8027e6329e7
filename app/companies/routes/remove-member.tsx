import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canEditCompany } from '../company'
import { removeMember } from '../members/commands.server'
import type { Route } from './+types/remove-member'

export const handle = { policy: 'companies.removeMember' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { personId: actor.personId, companyId: actor.company.id }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const removed = await removeMember(db, { actor, personId: args.params.id })
  return redirect(`/${args.params.lang}/company/members?done=${removed.ok ? 'removed' : 'changedMeanwhile'}`)
}
