import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { invalid, readFormData, refused } from '~/platform/forms.server'
import { submitRequest } from '../commands.server'
import { DraftEditor } from '../components/draft-editor'
import { missingIn, readDescription, withoutBlanks } from '../description'
import { keepTyped, versionOf } from '../drafts/commands.server'
import { gateOwn, loadDraft } from '../drafts/queries.server'
import { canSubmit } from '../request'
import type { Route } from './+types/submit'

export const handle = { policy: 'requests.submit' }

export const loader = async (args: Route.LoaderArgs) => loadDraft(db, await gateOwn(db, args, canSubmit), args.request)

export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(db, args, canSubmit)
  const form = await readFormData(args.request)
  const { description, errors } = readDescription(form)
  const key = { personId: own.actor.personId, route: 'requests.submit', key: String(form.get('key') ?? '') }
  const submitted =
    Object.keys(errors).length === 0
      ? await submitRequest(db, { ...own.buyer, requestId: own.wanted.id, version: versionOf(form), description, form: key })
      : ({ ok: false, reason: 'incomplete', errors: missingIn(withoutBlanks(description)) } as const)
  if (submitted.ok) return redirect(own.path)
  if (submitted.reason !== 'incomplete') {
    if (submitted.reason === 'conflict') form.set('version', String(submitted.version))
    return refused(`requests:refused.${submitted.reason}`, form)
  }
  // What is there is kept as a draft, and what is missing is named.
  const kept = await keepTyped(db, own, form)
  return kept.ok || Object.keys(errors).length > 0 ? invalid({ ...submitted.errors, ...errors }, form) : kept.answer
}

export default function Submit({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
