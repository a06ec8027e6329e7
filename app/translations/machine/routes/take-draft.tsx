import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate, taskPath } from '../../tasks/task'
import { takeDraft } from '../commands.server'
import type { Route } from './+types/take-draft'

export const handle = { policy: 'machine.take' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Puts the machine's draft, as the portal has kept it, in the place of what stands there. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const taken = await takeDraft(db, { actorId, taskId, segmentId, version: Number(form.get('version')) })
  return redirect(taskPath(lang, taskId, { refused: taken.ok ? undefined : taken.reason, sentence: segmentId }))
}
