import type { Params, RouterContextProvider } from 'react-router'
import type { Db } from '#db/connect'
import { isModerator } from '~/accounts/actor'
import { allow } from '~/platform/gate.server'
import { gateDispute } from '../disputes/gate.server'

interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
  params: Params
}

/** One dispute for a deed of a moderator. Whether it is the mediator, and may be one, the command decides. */
export async function gateMediation(db: Db, args: Args) {
  const own = await gateDispute(db, args)
  allow(isModerator(own.actor))
  const { actor, engagement, dispute } = own
  return {
    ...own,
    isMediator: dispute.status === 'mediation' && dispute.mediatorId === actor.personId,
    deed: { moderatorId: actor.personId, engagementId: engagement.id, number: dispute.number },
  }
}
