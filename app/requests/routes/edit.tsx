import { redirect } from 'react-router'
import { readFormData } from '~/platform/forms.server'
import { DraftEditor } from '../components/draft-editor'
import { canEdit } from '../request'
import type { Route } from './+types/edit'
import { gateOwn, keepTyped, loadDraft } from './typed-draft'

export const handle = { policy: 'requests.edit' }

export const loader = async (args: Route.LoaderArgs) => loadDraft(await gateOwn(args, canEdit), args.request)

export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(args, canEdit)
  const kept = await keepTyped(own, await readFormData(args.request))
  return kept.ok ? redirect(`${own.path}/edit?saved`) : kept.answer
}

export default function Edit({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
