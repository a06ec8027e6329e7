import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { acceptedFiles, discard, readUpload } from '~/platform/files.server'
import { invalid, refused } from '~/platform/forms.server'
import { found } from '~/platform/gate.server'
import { tidy } from '~/platform/tidy'
import { largestUpload } from '~/platform/upload-limits'
import { noteField } from '../amendments/amendment'
import { startAmendment } from '../amendments/commands.server'
import { amendmentStart } from '../amendments/queries.server'
import { stageFiles } from '../attachments/commands.server'
import { AmendmentForm } from '../components/amendment-form'
import { limits, nextKey, readDescription } from '../description'
import { gateOwn } from '../drafts/queries.server'
import { canAmend } from '../request'
import type { Route } from './+types/amend'

export const handle = { policy: 'requests.amend', upload: largestUpload }

export async function loader(args: Route.LoaderArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canAmend)
  const { used, ...start } = found(await amendmentStart(db, { ...buyer, requestId: wanted.id }))
  return { ref: wanted.ref, language: wanted.language, path, ...start, freeKey: nextKey(used), accept: acceptedFiles }
}

/** Files first: whatever else is wrong with the form, they need not be chosen again. */
export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canAmend)
  const { form, files, refused: notTaken } = await readUpload(db, args.request)
  const deed = { ...buyer, requestId: wanted.id }
  if (files.length > 0) {
    const staged = await stageFiles(db, { ...deed, files, isConfidential: form.get('isConfidential') === 'on' })
    if (!staged.ok) {
      await discard(files)
      return refused(`requests:refused.${staged.reason}`, form)
    }
  }
  const { description, errors } = readDescription(form)
  const change = tidy(form.get(noteField))
  if (change.length > limits.change) errors[noteField] = [`requests:error.tooLong|{"max":${limits.change}}`]
  if (notTaken[0]) errors.files = [`requests:fileRefused.${notTaken[0].reason}`]
  if (Object.keys(errors).length > 0) return invalid(errors, form)
  const started = await startAmendment(db, { ...deed, description, change, removed: form.getAll('removeFile').map(String) })
  if (started.ok) return redirect(`${path}/amend/review`)
  return started.reason === 'incomplete' ? invalid(started.errors, form) : refused(`requests:refused.${started.reason}`, form)
}

/** The same form as for a new request, over what is out; one empty deliverable more to add one. */
export default function Amend({ loaderData, actionData }: Route.ComponentProps) {
  return <AmendmentForm start={loaderData} answer={actionData} />
}
