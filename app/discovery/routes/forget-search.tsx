import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { forgetSearch } from '../saved/commands.server'
import type { Route } from './+types/forget-search'

export const handle = { policy: 'searches.forget' }

/** One's own searches: the command looks among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

/** A second press finds nothing left to do and leads to the same list. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  await forgetSearch(db, { personId, id: args.params.id })
  return redirect(`/${args.params.lang}/saved-searches?forgotten`)
}
