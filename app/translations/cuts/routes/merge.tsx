import { redirect } from 'react-router'
import { db } from '~/platform/database.server'

import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate, taskPath } from '../../tasks/task'
import { mergeSegment } from '../commands.server'
import type { Route } from './+types/merge'

export const handle = { policy: 'translations.merge' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId, segmentId } = args.params

  const done = await mergeSegment(db, { actorId, taskId, segmentId })
  return redirect(taskPath(lang, taskId, { refused: done.ok ? undefined : done.reason, sentence: segmentId }))
}
