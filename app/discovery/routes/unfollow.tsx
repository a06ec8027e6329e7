import { redirect } from 'react-router'
import { isVendor } from '~/accounts/actor'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { unfollowRequest } from '../follows/commands.server'
import { requestToFollow } from '../follows/queries.server'
import type { Route } from './+types/unfollow'

export const handle = { policy: 'requests.follow' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isVendor(actor))
  return { actor, request: found(await requestToFollow(db, args.params.ref)) }
}

export async function action(args: Route.ActionArgs) {
  const { actor, request } = await gate(args)
  await unfollowRequest(db, { personId: actor.personId, requestId: request.id })
  return redirect(`/${args.params.lang}/requests/${request.ref}`)
}
