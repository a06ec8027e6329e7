import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { gateParty } from '../../gate.server'
import { askForTranslation } from '../commands.server'
import type { Route } from './+types/ask'

export const handle = { policy: 'messages.ask' }

const gate = (args: Route.ActionArgs) => gateParty(db, args)

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const number = /^\d{1,9}$/.test(args.params.number) ? Number(args.params.number) : 0
  const asked = await askForTranslation(db, { ...deed, number })
  return redirect(`${path}/messages${asked.ok ? '' : `?refused=${asked.reason}`}#message-${number}`)
}
