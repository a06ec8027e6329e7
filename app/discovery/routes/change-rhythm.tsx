import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { SavedRefusal } from '../components/saved-refusal'
import { changeRhythm } from '../saved/commands.server'
import { rhythmSchema } from '../saved/saved-search'
import type { Route } from './+types/change-rhythm'

export const handle = { policy: 'searches.change' }

/** One's own searches: the command looks among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const form = await readForm(args.request, rhythmSchema)
  if (!form.ok) return form.invalid
  allow(await changeRhythm(db, { personId, id: args.params.id, rhythm: form.value.rhythm }))
  return redirect(`/${args.params.lang}/saved-searches?changed`)
}

/** Why nothing was changed. */
export default function ChangeRhythm({ actionData }: Route.ComponentProps) {
  return <SavedRefusal answer={actionData} />
}
