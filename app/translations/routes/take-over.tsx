import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { takeOverTask } from '../tasks/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/take-over'

export const handle = { policy: 'translations.takeOver' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const done = await takeOverTask(db, { actorId, taskId })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
