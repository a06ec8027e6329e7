import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { gateOwn } from '../drafts/queries.server'
import { confirmTranslation } from '../publication/commands.server'
import { canConfirm, canSee } from '../request'
import type { Route } from './+types/confirm'

export const handle = { policy: 'requests.confirm' }

export async function action(args: Route.ActionArgs) {
  const { actor, wanted, buyer, path } = await gateOwn(db, args, canSee)
  // A colleague who was faster, or a second press: the page tells how it stands.
  if (canConfirm(actor, wanted)) await confirmTranslation(db, { ...buyer, requestId: wanted.id })
  return redirect(path)
}
