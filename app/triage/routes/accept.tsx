import { db } from '~/platform/database.server'
import { acceptRequest } from '../commands.server'
import { backTo, gateModerator } from '../deeds/queries.server'
import type { Route } from './+types/accept'

export const handle = { policy: 'triage.accept' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(db, args)
  return backTo(path, await acceptRequest(db, deed))
}
