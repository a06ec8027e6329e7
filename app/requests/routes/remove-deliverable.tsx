import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { DraftEditor } from '../components/draft-editor'
import { keepTyped } from '../drafts/commands.server'
import { gateOwn, loadDraft } from '../drafts/queries.server'
import { canEdit } from '../request'
import type { Route } from './+types/remove-deliverable'

export const handle = { policy: 'requests.edit' }

export const loader = async (args: Route.LoaderArgs) => loadDraft(db, await gateOwn(db, args, canEdit), args.request)

export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(db, args, canEdit)
  const kept = await keepTyped(db, own, await readFormData(args.request), (description) => ({
    ...description,
    requirements: description.requirements.filter(({ key }) => key !== args.params.key),
  }))
  return kept.ok ? redirect(`${own.path}/edit#section-deliverables`) : kept.answer
}

export default function RemoveDeliverable({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
