import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { releaseTask } from '../tasks/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/release'

export const handle = { policy: 'translations.release' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const done = await releaseTask(db, { actorId, taskId })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
