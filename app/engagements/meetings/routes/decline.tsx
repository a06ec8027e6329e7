import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { declineMeeting } from '../commands.server'
import { ReasonPage } from '../components/reason-page'
import { gateMeetingDeed } from '../gate.server'
import { mayAnswer } from '../meeting'
import { reasonSchema } from '../meeting-form'
import type { Route } from './+types/decline'

export const handle = { policy: 'meetings.decline' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMeetingDeed(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, meeting, meetingPath } = await gate(args)
  return { number: meeting.number, path: meetingPath, isPossible: mayAnswer(engagement.side, meeting) }
}

export async function action(args: Route.ActionArgs) {
  const { deed, meetingPath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, reasonSchema)
  if (!form.ok) return form.invalid
  const ended = await declineMeeting(db, { ...deed, ...form.value, language: languageOf(args.context) })
  return ended.ok ? redirect(meetingPath) : refused(`meetings:refused.${ended.reason}`, body)
}

/** Wants no meeting, and says why. */
export default function Decline({ loaderData, actionData }: Route.ComponentProps) {
  return <ReasonPage {...loaderData} deed="decline" answer={actionData} />
}
