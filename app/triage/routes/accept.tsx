import { db } from '~/platform/database.server'
import { acceptRequest } from '../commands.server'
import type { Route } from './+types/accept'
import { backTo, gateModerator } from './deed'

export const handle = { policy: 'triage.accept' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(args)
  return backTo(path, await acceptRequest(db, deed))
}
