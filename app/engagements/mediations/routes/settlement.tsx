import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { writeOutcome } from '../commands.server'
import { OutcomeForm } from '../components/outcome-form'
import { gateMediation } from '../gate.server'
import { settlementSchema } from '../mediation-form'
import type { Route } from './+types/settlement'

export const handle = { policy: 'mediations.settlement' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMediation(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { dispute, disputePath, isMediator } = await gate(args)
  return { number: dispute.number, path: disputePath, isMediator }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, settlementSchema)
  if (!form.ok) return form.invalid
  const written = await writeOutcome(db, { ...deed, kind: 'settlement', fields: form.value, language: languageOf(args.context) })
  return written.ok ? redirect(disputePath) : refused(`engagements:refused.${written.reason}`, body)
}

/** The mediator puts a settlement to both sides. */
export default function Settlement({ loaderData, actionData }: Route.ComponentProps) {
  return <OutcomeForm kind="settlement" {...loaderData} answer={actionData} />
}
