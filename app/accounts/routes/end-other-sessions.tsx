import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { endOtherSessions } from '../sessions/commands.server'
import type { Route } from './+types/end-other-sessions'

export const handle = { policy: 'account.endOtherSessions' }

/** One's own sessions. */
const gate = (args: Route.ActionArgs) => requireActor(args)

export async function action(args: Route.ActionArgs) {
  const { personId, sessionId } = gate(args)
  await endOtherSessions(db, { personId, sessionId })
  return redirect(`/${args.params.lang}/account/sessions`)
}
