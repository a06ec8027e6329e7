import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { startMilestone } from '../commands.server'
import { gateMilestoneDeed } from '../gate.server'
import type { Route } from './+types/start'

export const handle = { policy: 'milestones.start' }

const gate = (args: Route.ActionArgs) => gateMilestoneDeed(db, args, 'vendor')

export async function action(args: Route.ActionArgs) {
  const { deed, milestonePath } = await gate(args)
  const started = await startMilestone(db, deed)
  return redirect(started.ok ? milestonePath : `${milestonePath}?refused=${started.reason}`)
}
