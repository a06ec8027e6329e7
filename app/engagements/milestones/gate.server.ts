import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { allow, found } from '~/platform/gate.server'
import type { Side } from '../engagement'
import { gateEngagement, gateParty } from '../gate.server'
import { findMilestone } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One milestone for whoever may read its engagement. */
export async function gateMilestone(db: Db, args: Args) {
  const own = await gateEngagement(db, args)
  return { ...own, ...(await milestoneIn(db, args, own)) }
}

/** One milestone for a deed of one of the two sides. */
export async function gateMilestoneDeed(db: Db, args: Args, by: Side | 'both') {
  const own = await gateParty(db, args)
  allow(by === 'both' || own.engagement.side === by)
  const { milestone, milestonePath } = await milestoneIn(db, args, own)
  return { ...own, milestone, milestonePath, deed: { ...own.deed, number: milestone.number } }
}

async function milestoneIn(db: Db, args: Args, { engagement, path }: { engagement: { id: string }; path: string }) {
  const number = /^\d{1,3}$/.test(args.params.number ?? '') ? Number(args.params.number) : 0
  const milestone = found(await findMilestone(db, { engagementId: engagement.id, number, language: languageOf(args.context) }))
  return { milestone, milestonePath: `${path}/milestones/${number}` }
}
