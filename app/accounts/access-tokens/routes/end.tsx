import { redirect } from 'react-router'
import { canEditCompany } from '~/companies/company'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { endCompanyToken } from '../commands.server'
import type { Route } from './+types/end'

export const handle = { policy: 'tokens.endCompany' }

/** A company's owner; the command looks among the company's tokens alone. */
function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { personId: actor.personId, companyId: actor.company.id }
}

/** A second press finds nothing left to do and leads to the same list. */
export async function action(args: Route.ActionArgs) {
  await endCompanyToken(db, { actor: gate(args), id: args.params.id })
  return redirect(`/${args.params.lang}/company/tokens?revoked`)
}
