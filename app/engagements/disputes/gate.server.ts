import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { found } from '~/platform/gate.server'
import { gateEngagement, gateParty } from '../gate.server'
import { findDispute } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One dispute for whoever may read its engagement. */
export async function gateDispute(db: Db, args: Args) {
  const own = await gateEngagement(db, args)
  return { ...own, ...(await disputeIn(db, args, own)) }
}

/** One dispute for a deed of one of the two sides. */
export async function gateDisputeDeed(db: Db, args: Args) {
  const own = await gateParty(db, args)
  const { dispute, disputePath } = await disputeIn(db, args, own)
  return { ...own, dispute, disputePath, deed: { ...own.deed, number: dispute.number } }
}

async function disputeIn(db: Db, args: Args, { engagement, path }: { engagement: { id: string }; path: string }) {
  const number = /^\d{1,3}$/.test(args.params.number ?? '') ? Number(args.params.number) : 0
  const dispute = found(await findDispute(db, { engagementId: engagement.id, number, language: languageOf(args.context) }))
  return { dispute, disputePath: `${path}/disputes/${number}` }
}
