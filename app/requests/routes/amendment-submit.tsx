import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { submitAmendment } from '../amendments/commands.server'
import { gateOwn } from '../drafts/queries.server'
import { canAmend } from '../request'
import type { Route } from './+types/amendment-submit'

export const handle = { policy: 'requests.amend' }

/** A second press, or an amendment that has moved on: the request's page tells how it stands. */
export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canAmend)
  await submitAmendment(db, { ...buyer, requestId: wanted.id })
  return redirect(path)
}
