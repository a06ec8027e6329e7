import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { agreeToMotion } from '../commands.server'
import { gateMotionDeed } from '../gate.server'
import type { Route } from './+types/agree'

export const handle = { policy: 'motions.agree' }

const gate = (args: Route.ActionArgs) => gateMotionDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, motionPath } = await gate(args)
  const done = await agreeToMotion(db, deed)
  return redirect(done.ok ? motionPath : `${motionPath}?refused=${done.reason}`)
}
