import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { gateParty } from '../../gate.server'
import { chooseValue } from '../commands.server'
import type { Route } from './+types/choose-value'

export const handle = { policy: 'certificates.chooseValue' }

const gate = (args: Route.ActionArgs) => gateParty(db, args)
const choice = z.strictObject({ isPriced: z.enum(['yes', 'no'], { error: 'common:form.error.requiredChoice' }) })

/** A side says whether the value shows on the certificate. */
export async function action(args: Route.ActionArgs) {
  const { deed, path } = await gate(args)
  const form = await readForm(args.request, choice)
  if (!form.ok) return form.invalid
  const chosen = await chooseValue(db, { ...deed, isPriced: form.value.isPriced === 'yes' })
  return redirect(`${path}/certificate${chosen.ok || chosen.reason === 'notFound' ? '' : `?refused=${chosen.reason}`}`)
}
