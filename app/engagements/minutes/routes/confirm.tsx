import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { gateMeetingDeed } from '../../meetings/gate.server'
import { confirmMinutes } from '../commands.server'
import { confirmSchema } from '../minutes-form'
import type { Route } from './+types/confirm'

export const handle = { policy: 'minutes.confirm' }

const gate = (args: Route.ActionArgs) => gateMeetingDeed(db, args)

/** Confirms the texts that were on the page. */
export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const form = await readForm(args.request, confirmSchema)
  if (!form.ok) return form.invalid
  const confirmed = await confirmMinutes(db, { ...deed, ...form.value })
  return redirect(confirmed.ok ? meetingPath : `${meetingPath}?refused=${confirmed.reason}`)
}
