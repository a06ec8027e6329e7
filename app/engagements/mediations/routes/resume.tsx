import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { resumeAfterMediation } from '../commands.server'
import { gateMediation } from '../gate.server'
import type { Route } from './+types/resume'

export const handle = { policy: 'mediations.resume' }

const gate = (args: Route.ActionArgs) => gateMediation(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const done = await resumeAfterMediation(db, deed)
  return redirect(done.ok ? disputePath : `${disputePath}?refused=${done.reason}`)
}
