import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { suggestWording } from '../segments/commands.server'
import { tidyText } from '../segments/segment'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/suggest'

export const handle = { policy: 'translations.suggest' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params
  const text = tidyText((await readFormData(args.request)).get('text'))
  const done = await suggestWording(db, { actorId, taskId, segmentId, text })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
