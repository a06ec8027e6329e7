import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { returnTask } from '../reviews/commands.server'
import { longestComment, tidyText } from '../segments/segment'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/return'

export const handle = { policy: 'translations.return' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const form = await readFormData(args.request)
  const comment = tidyText(form.get('comment')).slice(0, longestComment)
  const done = await returnTask(db, { actorId, taskId, comment })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
