import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { DraftEditor } from '../components/draft-editor'
import { mostRequirements, nextKey } from '../description'
import { keepTyped } from '../drafts/commands.server'
import { gateOwn, loadDraft } from '../drafts/queries.server'
import { canEdit } from '../request'
import type { Route } from './+types/add-deliverable'

export const handle = { policy: 'requests.edit' }

export const loader = async (args: Route.LoaderArgs) => loadDraft(db, await gateOwn(db, args, canEdit), args.request)

export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(db, args, canEdit)
  const kept = await keepTyped(db, own, await readFormData(args.request), (description) => {
    const { requirements } = description
    if (requirements.length >= mostRequirements) return description
    const key = nextKey([...requirements, ...own.wanted.description.requirements].map((each) => each.key))
    return { ...description, requirements: [...requirements, { key, level: 'must', what: '', acceptance: '' }] }
  })
  return kept.ok ? redirect(`${own.path}/edit#requirement-${kept.description.requirements.at(-1)?.key}`) : kept.answer
}

export default function AddDeliverable({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
