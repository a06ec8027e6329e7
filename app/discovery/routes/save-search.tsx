import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm, refused } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { SavedRefusal } from '../components/saved-refusal'
import { saveSearch } from '../saved/commands.server'
import { saveSchema } from '../saved/saved-search'
import type { Route } from './+types/save-search'

export const handle = { policy: 'searches.keep' }

/** One's own searches. */
const gate = (args: Route.ActionArgs) => requireActor(args)

export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const form = await readForm(args.request, saveSchema)
  if (!form.ok) return form.invalid
  const saved = await saveSearch(db, { personId, language: languageOf(args.context), ...form.value })
  return saved.ok ? redirect(`/${args.params.lang}/saved-searches?saved`) : refused(`discovery:saved.error.${saved.reason}`, form.form)
}

/** Why it was not kept. */
export default function SaveSearch({ actionData }: Route.ComponentProps) {
  return <SavedRefusal answer={actionData} />
}
