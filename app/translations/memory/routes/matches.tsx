import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { suggestionsFor } from '../queries.server'
import type { Route } from './+types/matches'

export const handle = { policy: 'translations.matches' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** What the memory knows for one sentence, as JSON for the editor. */
export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const { taskId, segmentId } = args.params
  return Response.json({ matches: found(await suggestionsFor(db, { taskId, segmentId, now: await databaseNow(db) })) })
}
