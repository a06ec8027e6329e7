import { redirect } from 'react-router'
import { isOperator } from '~/accounts/actor'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { taskPath } from '../../tasks/task'
import { handOverTask } from '../commands.server'
import { canHandOver } from '../presence'
import type { Route } from './+types/hand-over'

export const handle = { policy: 'translations.handOver' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canHandOver(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const { lang, taskId } = args.params
  const form = await readFormData(args.request)
  const heirId = String(form.get('heirId') ?? '')
  const done = await handOverTask(db, { actorId: actor.personId, isSupervisor: isOperator(actor), taskId, heirId })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
