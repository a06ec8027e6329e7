import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { withdrawAmendment } from '../amendments/commands.server'
import { gateOwn } from '../drafts/queries.server'
import { canWithdrawAmendment } from '../request'
import type { Route } from './+types/amendment-withdraw'

export const handle = { policy: 'requests.amend' }

/** A second press, or an amendment that has moved on: the request's page tells how it stands. */
export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canWithdrawAmendment)
  await withdrawAmendment(db, { ...buyer, requestId: wanted.id })
  return redirect(path)
}
