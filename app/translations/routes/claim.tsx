import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { claimTask } from '../tasks/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/claim'

export const handle = { policy: 'translations.claim' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const form = await readFormData(args.request)
  const work = form.get('work') === 'review' ? 'review' : 'translate'
  const done = await claimTask(db, { actorId, taskId, work })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
