import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { gateParty } from '../../gate.server'
import { withdrawTerms } from '../commands.server'
import type { Route } from './+types/withdraw'

export const handle = { policy: 'contracts.withdraw' }

const gate = (args: Route.ActionArgs) => gateParty(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const withdrawn = await withdrawTerms(db, deed)
  return redirect(withdrawn.ok ? `${path}/contract` : `${path}/contract?refused=${withdrawn.reason}`)
}
