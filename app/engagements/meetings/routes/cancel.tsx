import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { lastMinutes } from '../../minutes/queries.server'
import { cancelMeeting } from '../commands.server'
import { ReasonPage } from '../components/reason-page'
import { gateMeetingDeed } from '../gate.server'
import { mayCancel } from '../meeting'
import { reasonSchema } from '../meeting-form'
import type { Route } from './+types/cancel'

export const handle = { policy: 'meetings.cancel' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMeetingDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting, meetingPath } = await gate(args)
  const last = await lastMinutes(db, meeting.id)
  return { number: meeting.number, path: meetingPath, isPossible: mayCancel(engagement.side, meeting, last !== null) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, reasonSchema)
  if (!form.ok) return form.invalid
  const ended = await cancelMeeting(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return ended.ok ? redirect(meetingPath) : refused(`meetings:refused.${ended.reason}`, body)
}

/** Takes a meeting back, or calls it off, with the reason. */
export default function Cancel({ loaderData, actionData }: Route.ComponentProps) {
  return <ReasonPage {...loaderData} deed="cancel" answer={actionData} />
}
