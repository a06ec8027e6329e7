import { db } from '~/platform/database.server'
import { resumeRequest } from '../commands.server'
import type { Route } from './+types/resume'
import { backTo, gateModerator } from './deed'

export const handle = { policy: 'triage.resume' }

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(args)
  return backTo(path, await resumeRequest(db, deed))
}
