import type { RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canManageWebhooks } from './endpoint'
import { findEndpoint } from './queries.server'

interface Args {
  request: Request
  params: Record<string, string | undefined>
  context: Readonly<RouterContextProvider>
}

/** The owner of a company. */
export function ownerOf(args: Args) {
  const actor = requireActor(args)
  allow(canManageWebhooks(actor))
  return { personId: actor.personId, companyId: actor.company.id, side: actor.company.kind }
}

/** The owner, and one endpoint of their company. */
export async function endpointOf(db: Db, args: Args) {
  const actor = ownerOf(args)
  return { actor, endpoint: found(await findEndpoint(db, { companyId: actor.companyId, id: args.params.id ?? '' })) }
}
