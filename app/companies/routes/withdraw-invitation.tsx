import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canEditCompany } from '../company'
import { withdrawInvitation } from '../members/commands.server'
import type { Route } from './+types/withdraw-invitation'

export const handle = { policy: 'companies.withdrawInvitation' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { personId: actor.personId, companyId: actor.company.id }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const withdrawn = await withdrawInvitation(db, { actor, id: args.params.id })
  return redirect(`/${args.params.lang}/company/members?done=${withdrawn.ok ? 'withdrawn' : 'changedMeanwhile'}`)
}
