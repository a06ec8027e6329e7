import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { renewLease } from '../commands.server'
import { canWatch } from '../presence'
import { readPresence } from '../queries.server'
import type { Route } from './+types/presence'

export const handle = { policy: 'translations.attend' }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canWatch(actor))
  return actor
}

/** Who is at a task now, as JSON for its page. */
export async function loader(args: Route.LoaderArgs) {
  const { personId } = gate(args)
  const { taskId } = args.params
  return Response.json(found(await readPresence(db, { taskId, personId, now: await databaseNow(db) })))
}

/** A sign of life from the page of whoever holds the task; 409 tells that it has gone to somebody else. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const { taskId } = args.params
  const renewed = await renewLease(db, { actorId: personId, taskId })
  const presence = found(await readPresence(db, { taskId, personId, now: await databaseNow(db) }))
  return Response.json(presence, { status: renewed.ok ? 200 : 409 })
}
