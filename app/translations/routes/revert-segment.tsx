import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { revertSegment } from '../segments/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/revert-segment'

export const handle = { policy: 'translations.revert' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const done = await revertSegment(db, { actorId, taskId, segmentId, historyId: String(form.get('historyId') ?? '') })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
