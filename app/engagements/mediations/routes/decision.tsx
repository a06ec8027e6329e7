import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { writeOutcome } from '../commands.server'
import { OutcomeForm } from '../components/outcome-form'
import { gateMediation } from '../gate.server'
import { decisionSchema } from '../mediation-form'
import type { Route } from './+types/decision'

export const handle = { policy: 'mediations.decision' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateMediation(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { dispute, disputePath, isMediator } = await gate(args)
  return { number: dispute.number, path: disputePath, isMediator }
}

export async function action(args: Route.ActionArgs) {
  const { deed, disputePath } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, decisionSchema)
  if (!form.ok) return form.invalid
  const written = await writeOutcome(db, { ...deed, kind: 'decision', fields: form.value, language: languageOf(args.context) })
  return written.ok ? redirect(disputePath) : refused(`engagements:refused.${written.reason}`, body)
}

/** The mediator decides, with grounds, where the two sides do not agree. */
export default function Decision({ loaderData, actionData }: Route.ComponentProps) {
  return <OutcomeForm kind="decision" {...loaderData} answer={actionData} />
}
