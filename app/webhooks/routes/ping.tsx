import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { sendPing } from '../commands.server'
import { endpointOf } from '../gate.server'
import type { Route } from './+types/ping'

export const handle = { policy: 'webhooks.ping' }

export async function action(args: Route.ActionArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  const sent = await sendPing(db, { actor, id: endpoint.id })
  return redirect(`/${args.params.lang}/company/webhooks/${endpoint.id}${sent.ok ? '?done=sent' : `?refused=${sent.reason}`}`)
}
