import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { approveFromMemory } from '../reviews/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/approve-memory'

export const handle = { policy: 'translations.approveFromMemory' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const done = await approveFromMemory(db, { actorId, taskId })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
