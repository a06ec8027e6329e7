import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { declineMotion } from '../commands.server'
import { gateMotionDeed } from '../gate.server'
import type { Route } from './+types/decline'

export const handle = { policy: 'motions.decline' }

const gate = (args: Route.ActionArgs) => gateMotionDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, motionPath } = await gate(args)
  const done = await declineMotion(db, deed)
  return redirect(done.ok ? motionPath : `${motionPath}?refused=${done.reason}`)
}
