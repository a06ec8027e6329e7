import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { setConceptStatus } from '../commands.server'
import { canEditTerms } from '../term'
import type { Route } from './+types/reinstate'

export const handle = { policy: 'terms.reinstate' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditTerms(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, conceptId } = args.params
  await setConceptStatus(db, { actorId, conceptId, status: 'active' })
  return redirect(`/${lang}/translate/terms/${encodeURIComponent(conceptId)}`)
}
