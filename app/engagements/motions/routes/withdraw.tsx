import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { withdrawMotion } from '../commands.server'
import { gateMotionDeed } from '../gate.server'
import type { Route } from './+types/withdraw'

export const handle = { policy: 'motions.withdraw' }

const gate = (args: Route.ActionArgs) => gateMotionDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, motionPath } = await gate(args)
  const done = await withdrawMotion(db, deed)
  return redirect(done.ok ? motionPath : `${motionPath}?refused=${done.reason}`)
}
