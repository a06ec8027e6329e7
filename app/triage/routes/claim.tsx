import { db } from '~/platform/database.server'
import { claimRequest } from '../commands.server'
import { backTo, gateModerator } from '../deeds/queries.server'
import type { Route } from './+types/claim'

export const handle = { policy: 'triage.claim' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(db, args)
  return backTo(path, await claimRequest(db, deed))
}
