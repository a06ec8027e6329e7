import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { saveSearch } from '../saved/commands.server'
import { saveSchema } from '../saved/save-form'
import type { Route } from './+types/save-search'

export const handle = { policy: 'searches.keep' }

/** One's own searches. */
const gate = (args: Route.ActionArgs) => requireActor(args)

/** The list of searches says how it went; the search itself stands on the board, where it was made. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const list = `/${args.params.lang}/saved-searches`
  const form = await readForm(args.request, saveSchema)
  if (!form.ok) return redirect(`${list}?problem=rhythm`)
  const saved = await saveSearch(db, { personId, language: languageOf(args.context), ...form.value })
  return redirect(saved.ok ? `${list}?saved` : `${list}?problem=${saved.reason}`)
}
