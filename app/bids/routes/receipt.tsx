import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { ownBid, receiptsOf } from '../queries.server'
import { receiptFile } from '../receipt'
import type { Route } from './+types/receipt'

export const handle = { policy: 'bids.receipt' }

async function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const bid = found(await ownBid(db, { companyId: actor.company.id, ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, bid }
}

/** All receipts of a bid as a file: what a program needs to check the commitments. */
export async function loader(args: Route.LoaderArgs) {
  const { companyId, bid } = await gate(args)
  const receipts = await receiptsOf(db, { companyId, bidId: bid.id })
  return new Response(receiptFile({ request: bid.requestRef, bid: bid.ref, receipts }), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="receipt-${bid.ref}.json"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
