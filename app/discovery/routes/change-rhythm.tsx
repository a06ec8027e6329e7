import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { changeRhythm } from '../saved/commands.server'
import { rhythmSchema } from '../saved/save-form'
import type { Route } from './+types/change-rhythm'

export const handle = { policy: 'searches.change' }

/** One's own searches: the command looks among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

/** A search that has been deleted meanwhile leads to the list of those that are left. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const list = `/${args.params.lang}/saved-searches`
  const form = await readForm(args.request, rhythmSchema)
  if (!form.ok) return redirect(`${list}?problem=rhythm`)
  const isChanged = await changeRhythm(db, { personId, id: args.params.id, rhythm: form.value.rhythm })
  return redirect(isChanged ? `${list}?changed` : list)
}
