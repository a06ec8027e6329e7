import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { steerImport } from '../commands.server'
import type { Route } from './+types/stop-import'

export const handle = { policy: 'exchange.steer' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Stops an import; the page shows how it stands, whoever was first. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, id: importId } = args.params
  await steerImport(db, { actorId, importId, to: 'stopped' })
  return redirect(`/${lang}/translate/exchange`)
}
