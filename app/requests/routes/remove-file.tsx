import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData, refused } from '~/platform/forms.server'
import { removeFile } from '../attachments/commands.server'
import { DraftEditor } from '../components/draft-editor'
import { keepTyped } from '../drafts/commands.server'
import { gateOwn, loadDraft } from '../drafts/queries.server'
import { canEdit } from '../request'
import type { Route } from './+types/remove-file'

export const handle = { policy: 'requests.edit' }

export const loader = async (args: Route.LoaderArgs) => loadDraft(db, await gateOwn(db, args, canEdit), args.request)

export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(db, args, canEdit)
  const form = await readFormData(args.request)
  const kept = await keepTyped(db, own, form)
  const removed = await removeFile(db, { ...own.buyer, requestId: own.wanted.id, fileId: args.params.fileId })
  if (!removed.ok) return refused(`requests:refused.${removed.reason}`, form)
  return kept.ok ? redirect(`${own.path}/edit#section-files`) : kept.answer
}

export default function RemoveFile({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
