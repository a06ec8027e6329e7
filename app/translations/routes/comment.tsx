import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { commentOnTask } from '../segments/commands.server'
import { longestComment, tidyText } from '../segments/segment'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/comment'

export const handle = { policy: 'translations.comment' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const form = await readFormData(args.request)
  const text = tidyText(form.get('comment')).slice(0, longestComment)
  const segmentId = String(form.get('segmentId') ?? '') || null
  const sentence = segmentId ?? 'comments'
  if (!text) return redirect(taskPath(lang, taskId, { refused: 'commentEmpty', sentence }))
  const done = await commentOnTask(db, { actorId, taskId, segmentId, text })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: sentence }))
}
