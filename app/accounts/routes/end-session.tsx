import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { endOwnSession } from '../sessions/commands.server'
import type { Route } from './+types/end-session'

export const handle = { policy: 'account.endSession' }

/** One's own sessions: the command looks among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  await endOwnSession(db, { personId, sessionId: args.params.id })
  return redirect(`/${args.params.lang}/account/sessions`)
}
