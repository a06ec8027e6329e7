import { redirect } from 'react-router'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate, taskPath } from '../../tasks/task'
import { askDrafts } from '../commands.server'
import type { Route } from './+types/ask-empty'

export const handle = { policy: 'machine.ask' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Wishes for a machine's draft of every sentence that is still empty. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const asked = await askDrafts(db, { actorId, taskId, segmentId: null, isOn: config.machine !== undefined })
  return redirect(taskPath(lang, taskId, { refused: asked.ok ? undefined : asked.reason }))
}
