import { db } from '~/platform/database.server'
import { releaseRequest } from '../commands.server'
import { backTo, gateModerator } from '../deeds/queries.server'
import type { Route } from './+types/release'

export const handle = { policy: 'triage.release' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(db, args)
  return backTo(path, await releaseRequest(db, deed))
}
