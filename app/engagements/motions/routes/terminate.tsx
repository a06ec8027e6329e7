import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { gateParty } from '../../gate.server'
import { proposeMotion } from '../commands.server'
import { MotionForm } from '../components/motion-form'
import { barOf } from '../motion'
import { motionSchema } from '../motion-form'
import { around, remainsPayable } from '../queries.server'
import type { Route } from './+types/terminate'

export const handle = { policy: 'motions.terminate' }

const gate = (args: Route.LoaderArgs | Route.ActionArgs) => gateParty(db, args)

export async function loader(args: Route.LoaderArgs) {
  const { engagement, path } = await gate(args)
  const { id, ref, currency, status } = engagement
  return {
    engagementRef: ref,
    currency,
    path,
    bar: barOf('terminate', status, await around(db, id)),
    payable: await remainsPayable(db, id),
  }
}

export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, motionSchema)
  if (!form.ok) return form.invalid
  const proposed = await proposeMotion(db, { ...deed, ...form.value, kind: 'terminate', language: languageOf(args.context) })
  return proposed.ok ? redirect(`${path}/motions/${proposed.number}`) : refused(`engagements:refused.${proposed.reason}`, body)
}

/** One side proposes to end early, and both see what would remain to be paid. */
export default function Propose({ loaderData, actionData }: Route.ComponentProps) {
  return <MotionForm kind="terminate" {...loaderData} answer={actionData} />
}
