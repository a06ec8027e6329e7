import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { removeEndpoint } from '../commands.server'
import { endpointOf } from '../gate.server'
import type { Route } from './+types/remove'

export const handle = { policy: 'webhooks.remove' }

export async function action(args: Route.ActionArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  await removeEndpoint(db, { actor, id: endpoint.id })
  return redirect(`/${args.params.lang}/company/webhooks?removed`)
}
