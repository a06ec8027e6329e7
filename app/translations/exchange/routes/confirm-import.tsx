import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate, taskPath } from '../../tasks/task'
import { importJob } from '../commands.server'
import type { Route } from './+types/confirm-import'

export const handle = { policy: 'translations.import' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

/** Does what the preview of the file showed. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId, name } = gate(args)
  const { lang, taskId } = args.params
  const done = await importJob(db, { actorId, taskId, importer: name })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason }))
}
