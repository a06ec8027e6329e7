import { db } from '~/platform/database.server'
import { resumeRequest } from '../commands.server'
import { backTo, gateModerator } from '../deeds/queries.server'
import type { Route } from './+types/resume'

export const handle = { policy: 'triage.resume' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(db, args)
  return backTo(path, await resumeRequest(db, deed))
}
