import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { tidyText } from '../../segments/segment'
import { canTranslate, taskPath } from '../../tasks/task'
import { longestReason } from '../check'
import { keepFinding } from '../commands.server'
import type { Route } from './+types/keep-finding'

export const handle = { policy: 'translations.keepFinding' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Lets a finding stand for a reason. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const [rule, about] = ['rule', 'about'].map((name) => String(form.get(name) ?? '')) as [string, string]
  const reason = tidyText(form.get('reason')).slice(0, longestReason)
  const done = await keepFinding(db, { actorId, taskId, segmentId, rule, about, reason })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
