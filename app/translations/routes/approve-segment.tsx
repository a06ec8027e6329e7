import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { wholeNumber } from '~/platform/whole-number'
import { approveSegment } from '../reviews/commands.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/approve-segment'

export const handle = { policy: 'translations.approve' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const done = await approveSegment(db, { actorId, taskId, segmentId, version: wholeNumber(form.get('version')) ?? 0 })
  // An approved sentence leads to the next one that waits.
  const next = String(form.get('next') || segmentId)
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: done.ok ? next : segmentId }))
}
