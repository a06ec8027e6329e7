import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { takeUpMediation } from '../commands.server'
import { gateMediation } from '../gate.server'
import type { Route } from './+types/take-up'

export const handle = { policy: 'mediations.takeUp' }

const gate = (args: Route.ActionArgs) => gateMediation(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const done = await takeUpMediation(db, deed)
  return redirect(done.ok ? disputePath : `${disputePath}?refused=${done.reason}`)
}
