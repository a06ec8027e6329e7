import { redirectDocument } from 'react-router'
import { actorOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { isHttps } from '../queries.server'
import { noCookie } from '../session'
import { endSession } from '../sessions/commands.server'
import type { Route } from './+types/sign-out'

export const handle = { policy: 'account.signOut' }

/** Whoever asks is signed out afterwards, also somebody whose session has ended already. */
function gate({ context }: Route.ActionArgs) {
  return actorOf(context)
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  if (actor) await endSession(db, actor.sessionId)
  const headers = { 'Set-Cookie': noCookie(isHttps) }
  return redirectDocument(`/${args.params.lang}/sign-in?signedOut`, { headers })
}
