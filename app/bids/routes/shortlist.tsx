import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { shortlistBid } from '../award/commands.server'
import { canDecide } from '../bid'
import { openedBidId, requestToBidOn } from '../queries.server'
import type { Route } from './+types/shortlist'

export const handle = { policy: 'bids.shortlist' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canDecide(actor, wanted))
  const bidId = found(await openedBidId(db, { requestId: wanted.id, ref: args.params.bid }))
  return { chooser: { actorId: actor.personId, companyId: wanted.companyId, requestId: wanted.id }, bidId }
}

export async function action(args: Route.ActionArgs) {
  const { chooser, bidId } = await gate(args)
  const moved = await shortlistBid(db, { ...chooser, bidId })
  const refusal = moved.ok ? '' : `&refused=${moved.reason}`
  return redirect(`/${args.params.lang}/my/requests/${args.params.ref}/compare?bid=${args.params.bid}${refusal}`)
}
