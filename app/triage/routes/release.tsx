import { db } from '~/platform/database.server'
import { releaseRequest } from '../commands.server'
import type { Route } from './+types/release'
import { backTo, gateModerator } from './deed'

export const handle = { policy: 'triage.release' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(args)
  return backTo(path, await releaseRequest(db, deed))
}
