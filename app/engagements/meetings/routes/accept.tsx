import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { acceptTime } from '../commands.server'
import { gateMeetingDeed } from '../gate.server'
import { acceptSchema } from '../meeting-form'
import type { Route } from './+types/accept'

export const handle = { policy: 'meetings.accept' }

const gate = (args: Route.ActionArgs) => gateMeetingDeed(db, args)

/** Takes one of the proposed times. */
export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const form = await readForm(args.request, acceptSchema)
  if (!form.ok) return redirect(`${meetingPath}?refused=noChoice`)
  const accepted = await acceptTime(db, { ...deed, ...form.value })
  return redirect(accepted.ok ? meetingPath : `${meetingPath}?refused=${accepted.reason}`)
}
