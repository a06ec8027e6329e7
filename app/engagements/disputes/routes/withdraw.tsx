import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { withdrawDispute } from '../commands.server'
import { gateDisputeDeed } from '../gate.server'
import type { Route } from './+types/withdraw'

export const handle = { policy: 'disputes.withdraw' }

const gate = (args: Route.ActionArgs) => gateDisputeDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const withdrawn = await withdrawDispute(db, deed)
  return redirect(withdrawn.ok ? disputePath : `${disputePath}?refused=${withdrawn.reason}`)
}
