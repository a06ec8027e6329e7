import { data } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { saveSegment } from '../segments/commands.server'
import { tidyText } from '../segments/segment'
import { canTranslate } from '../tasks/task'
import type { Route } from './+types/save-segment'

export const handle = { policy: 'translations.save' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Autosave of one sentence, answered as JSON: 409 comes with both texts, and what was typed is kept in the history. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { taskId, segmentId } = args.params
  const form = await readFormData(args.request)
  const saved = await saveSegment(db, {
    actorId,
    taskId,
    segmentId,
    text: tidyText(form.get('text')),
    version: Number(form.get('version')),
    isConfirmed: form.get('keep') !== null,
  })
  return data(saved, { status: saved.ok ? 200 : 409 })
}
