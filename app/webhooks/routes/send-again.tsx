import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { sendAgain } from '../commands.server'
import { endpointOf } from '../gate.server'
import type { Route } from './+types/send-again'

export const handle = { policy: 'webhooks.sendAgain' }

export async function action(args: Route.ActionArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  const sent = await sendAgain(db, { actor, id: endpoint.id, deliveryId: args.params.delivery })
  return redirect(`/${args.params.lang}/company/webhooks/${endpoint.id}${sent.ok ? '?done=sent' : `?refused=${sent.reason}`}`)
}
