import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { rejectRequest } from '../commands.server'
import { TriageForm } from '../components/triage-form'
import { gateModerator, noteSchema } from '../deeds/queries.server'
import { rejectReasons } from '../triage'
import type { Route } from './+types/reject'

export const handle = { policy: 'triage.reject' }

const schema = z.strictObject({ reasonCode: z.enum(rejectReasons, { error: 'requests:error.missing.reason' }), note: noteSchema })

export async function loader(args: Route.LoaderArgs) {
  const { wanted, path } = await gateModerator(db, args)
  return { ref: wanted.ref, title: wanted.description.title, language: wanted.language, path }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gateModerator(db, args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const done = await rejectRequest(db, { ...deed, ...form.value })
  return done.ok ? redirect(path) : refused(`triage:refused.${done.reason}`, body)
}

/** The form again, when it could not be taken. */
export default function Page({ loaderData, actionData }: Route.ComponentProps) {
  return <TriageForm deed="reject" request={loaderData} answer={actionData} />
}
