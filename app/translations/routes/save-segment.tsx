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

/** Autosave of one sentence: 409 answers with both texts, and what was typed is kept in the history. */
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

/** A line that breaks must not take the page and the typed words with it: the editor tries again. */
export async function clientAction({ serverAction }: Route.ClientActionArgs) {
  try {
    return await serverAction()
  } catch {
    return { ok: false as const, reason: 'offline' as const }
  }
}
