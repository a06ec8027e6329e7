import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { saveSegment } from '../../segments/commands.server'
import { tidyText } from '../../segments/segment'
import { canTranslate, taskPath } from '../../tasks/task'
import type { Route } from './+types/take'

export const handle = { policy: 'translations.take' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Puts a suggestion of the memory in the place of what stands there; whoever chose it answers for it. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const saved = await saveSegment(db, {
    actorId,
    taskId,
    segmentId,
    text: tidyText(form.get('text')),
    version: Number(form.get('version')),
    method: 'memory',
    isChosen: true,
  })
  return redirect(taskPath(lang, taskId, { refused: saved.ok ? undefined : saved.reason, sentence: segmentId }))
}
