import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { withdrawChange } from '../commands.server'
import { gateOrderDeed } from '../gate.server'
import type { Route } from './+types/withdraw'

export const handle = { policy: 'changes.withdraw' }

const gate = (args: Route.ActionArgs) => gateOrderDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, orderPath } = await gate(args)
  const withdrawn = await withdrawChange(db, deed)
  return redirect(withdrawn.ok ? orderPath : `${orderPath}?refused=${withdrawn.reason}`)
}
