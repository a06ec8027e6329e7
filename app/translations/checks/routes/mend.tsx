import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate, taskPath } from '../../tasks/task'
import { mendFinding } from '../commands.server'
import type { Route } from './+types/mend'

export const handle = { policy: 'translations.mend' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Applies the remedy of one finding to the saved text. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const rule = String(form.get('rule') ?? '')
  const done = await mendFinding(db, { actorId, taskId, segmentId, rule, about: String(form.get('about') ?? '') })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
