import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { invalid, readFormData, refused } from '~/platform/forms.server'
import { found } from '~/platform/gate.server'
import { noteField } from '../amendments/amendment'
import { startAmendment } from '../amendments/commands.server'
import { amendmentStart } from '../amendments/queries.server'
import { AmendmentForm } from '../components/amendment-form'
import { limits, nextKey, readDescription, tidy } from '../description'
import { gateOwn } from '../drafts/queries.server'
import { canAmend } from '../request'
import type { Route } from './+types/amend'

export const handle = { policy: 'requests.amend' }

export async function loader(args: Route.LoaderArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canAmend)
  const { description, change, used } = found(await amendmentStart(db, { ...buyer, requestId: wanted.id }))
  return { ref: wanted.ref, language: wanted.language, path, description, change, freeKey: nextKey(used) }
}

export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canAmend)
  const form = await readFormData(args.request)
  const { description, errors } = readDescription(form)
  const change = tidy(form.get(noteField))
  if (change.length > limits.change) errors[noteField] = [`requests:error.tooLong|{"max":${limits.change}}`]
  if (Object.keys(errors).length > 0) return invalid(errors, form)
  const started = await startAmendment(db, { ...buyer, requestId: wanted.id, description, change })
  if (started.ok) return redirect(`${path}/amend/review`)
  return started.reason === 'incomplete' ? invalid(started.errors, form) : refused(`requests:refused.${started.reason}`, form)
}

/** The same form as for a new request, over what is out; one empty deliverable more to add one. */
export default function Amend({ loaderData, actionData }: Route.ComponentProps) {
  return <AmendmentForm start={loaderData} answer={actionData} />
}
