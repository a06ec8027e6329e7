import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { withdrawBid } from '../commands.server'
import { ownBid } from '../queries.server'
import type { Route } from './+types/withdraw'

export const handle = { policy: 'bids.withdraw' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const bid = found(await ownBid(db, { companyId: actor.company.id, ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, personId: actor.personId, bid }
}

/** Pulls the bid out; whether there is still time is for the command to say. */
export async function action(args: Route.ActionArgs) {
  const { bid, ...bidder } = await gate(args)
  const withdrawn = await withdrawBid(db, { ...bidder, bidId: bid.id })
  return redirect(`/${args.params.lang}/my/bids/${bid.ref}${withdrawn.ok ? '' : `?refused=${withdrawn.reason}`}`)
}
