import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { wholeNumber } from '~/platform/whole-number'
import { requestSegmentChanges } from '../reviews/commands.server'
import { longestComment, tidyText } from '../segments/segment'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/request-changes'

export const handle = { policy: 'translations.requestChanges' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const comment = tidyText(form.get('comment')).slice(0, longestComment)
  if (!comment) return redirect(taskPath(lang, taskId, { refused: 'commentNeeded', sentence: segmentId }))
  const done = await requestSegmentChanges(db, { actorId, taskId, segmentId, version: wholeNumber(form.get('version')) ?? 0, comment })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
