import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { gateParty } from '../../gate.server'
import { markMessagesRead } from '../commands.server'
import { readSchema } from '../message-form'
import type { Route } from './+types/read'

export const handle = { policy: 'messages.read' }

const gate = (args: Route.ActionArgs) => gateParty(db, args)

/** Sets the reader's mark; the page does it by itself when it is looked at. */
export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const form = await readForm(args.request, readSchema)
  if (!form.ok) return form.invalid
  const { upTo, isQuiet } = form.value
  await markMessagesRead(db, { ...deed, upTo })
  return isQuiet ? { isMarked: true } : redirect(`${path}/messages`)
}
