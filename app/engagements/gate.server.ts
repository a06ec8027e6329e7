import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { languageOf } from '~/platform/context.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canRead, type Side, viewerOf } from './engagement'
import { findEngagement } from './queries.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** The first lines of every route about one engagement: whoever is neither a side nor an observer finds nothing. */
export async function gateEngagement(db: Db, args: Args) {
  const actor = requireActor(args)
  const viewer = viewerOf(actor)
  allow(viewer !== null)
  const engagement = found(await findEngagement(db, { viewer, ref: args.params.ref ?? '', language: languageOf(args.context) }))
  allow(canRead(actor, engagement))
  return { actor, engagement, path: `/${args.params.lang}/engagements/${engagement.ref}` }
}

/** As `gateEngagement`, for what only the two sides do. */
export async function gateParty(db: Db, args: Args) {
  const { actor, engagement, path } = await gateEngagement(db, args)
  const { side } = engagement
  allow(side !== null && actor.company !== null)
  return {
    actor,
    engagement: { ...engagement, side: side as Side },
    path,
    deed: { actorId: actor.personId, companyId: actor.company.id, engagementId: engagement.id },
  }
}
