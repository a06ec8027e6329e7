import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { reconfirmBid } from '../commands.server'
import { ownBid } from '../queries.server'
import type { Route } from './+types/reconfirm'

export const handle = { policy: 'bids.reconfirm' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const bid = found(await ownBid(db, { companyId: actor.company.id, ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, personId: actor.personId, bid }
}

/** The bid stands for the changed request; the form carries the revision that its page showed. */
export async function action(args: Route.ActionArgs) {
  const { bid, ...bidder } = await gate(args)
  const body = await readFormData(args.request)
  const requestRevisionId = String(body.get('requestRevisionId') ?? '').slice(0, 64)
  const again = await reconfirmBid(db, { ...bidder, bidId: bid.id, requestRevisionId })
  return redirect(`/${args.params.lang}/my/bids/${bid.ref}${again.ok ? `?sent=${again.version}` : `?refused=${again.reason}`}`)
}
