import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { switchOn } from '../commands.server'
import { endpointOf } from '../gate.server'
import type { Route } from './+types/switch-on'

export const handle = { policy: 'webhooks.switchOn' }

export async function action(args: Route.ActionArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  await switchOn(db, { actor, id: endpoint.id })
  return redirect(`/${args.params.lang}/company/webhooks/${endpoint.id}?done=on`)
}
