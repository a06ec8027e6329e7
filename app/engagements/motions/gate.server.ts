import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { found } from '~/platform/gate.server'
import { gateEngagement, gateParty } from '../gate.server'
import { motionsOf } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One motion for whoever may read its engagement. */
export async function gateMotion(db: Db, args: Args) {
  const own = await gateEngagement(db, args)
  return { ...own, motion: await motionIn(db, args, own.engagement.id) }
}

/** One motion for a deed of one of the two sides. */
export async function gateMotionDeed(db: Db, args: Args) {
  const own = await gateParty(db, args)
  const motion = await motionIn(db, args, own.engagement.id)
  return { ...own, motion, motionPath: `${own.path}/motions/${motion.number}`, deed: { ...own.deed, number: motion.number } }
}

async function motionIn(db: Db, args: Args, engagementId: string) {
  const motions = await motionsOf(db, { engagementId, language: languageOf(args.context) })
  return found(motions.find(({ number }) => String(number) === args.params.number))
}
