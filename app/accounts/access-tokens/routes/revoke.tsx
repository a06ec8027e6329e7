import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { revokeAccessToken } from '../commands.server'
import type { Route } from './+types/revoke'

export const handle = { policy: 'tokens.revoke' }

/** One's own tokens: the command looks among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

/** A second press finds nothing left to do and leads to the same list. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  await revokeAccessToken(db, { personId, id: args.params.id })
  return redirect(`/${args.params.lang}/account/tokens?revoked`)
}
