import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { agreeToChange } from '../commands.server'
import { gateOrderDeed } from '../gate.server'
import type { Route } from './+types/agree'

export const handle = { policy: 'changes.agree' }

const gate = (args: Route.ActionArgs) => gateOrderDeed(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, orderPath } = await gate(args)
  const agreed = await agreeToChange(db, deed)
  return redirect(agreed.ok ? orderPath : `${orderPath}?refused=${agreed.reason}`)
}
