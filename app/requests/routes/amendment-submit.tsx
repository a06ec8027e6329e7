import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { submitAmendment } from '../amendments/commands.server'
import { canAmend } from '../request'
import type { Route } from './+types/amendment-submit'
import { gateOwn } from './typed-draft'

export const handle = { policy: 'requests.amend' }

/** A second press, or an amendment that has moved on: the request's page tells how it stands. */
export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(args, canAmend)
  await submitAmendment(db, { ...buyer, requestId: wanted.id })
  return redirect(path)
}
