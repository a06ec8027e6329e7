import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { inviteVendor } from '../matching/commands.server'
import { canInvite } from '../matching/fit'
import { requestToMatch } from '../matching/queries.server'
import type { Route } from './+types/invite-vendor'

export const handle = { policy: 'matching.invite' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const request = found(await requestToMatch(db, { ref: args.params.ref, companyId: found(actor.company).id }))
  allow(canInvite(actor, request))
  return { actor, request }
}

/** The list of vendors says how it went. To press twice is to invite once. */
export async function action(args: Route.ActionArgs) {
  const { actor, request } = await gate(args)
  const invited = await inviteVendor(db, {
    actor: { personId: actor.personId, companyId: request.companyId },
    requestId: request.id,
    vendorRef: args.params.vendor,
  })
  const list = `/${args.params.lang}/my/requests/${request.ref}/vendors`
  return redirect(invited.ok || invited.reason === 'already' ? `${list}?invited` : `${list}?problem=${invited.reason}`)
}
