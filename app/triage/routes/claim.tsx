import { db } from '~/platform/database.server'
import { claimRequest } from '../commands.server'
import type { Route } from './+types/claim'
import { backTo, gateModerator } from './deed'

export const handle = { policy: 'triage.claim' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(args)
  return backTo(path, await claimRequest(db, deed))
}
