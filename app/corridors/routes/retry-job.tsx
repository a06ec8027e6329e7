import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { runJobAgain } from '../commands.server'
import { canOperate } from '../corridor'
import type { Route } from './+types/retry-job'

export const handle = { policy: 'jobs.retry' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canOperate(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  // A job that somebody else has put back meanwhile is where it should be: the list tells.
  await runJobAgain(db, { actorId: actor.personId, jobId: args.params.id })
  return redirect(`/${args.params.lang}/staff/jobs`)
}
