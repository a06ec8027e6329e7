import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { allowKind } from '../commands.server'
import { canSteerMachine } from '../draft'
import { leavingKinds } from '../leaving'
import type { Route } from './+types/allow-kind'

export const handle = { policy: 'machine.steer' }

const badChoice = 'common:form.error.badChoice'
const schema = z.strictObject({
  kind: z.enum(leavingKinds, { error: badChoice }),
  mayLeave: z.enum(['yes', 'no'], { error: badChoice }),
})

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canSteerMachine(actor))
  return actor
}

/** Turns on or off whether texts of one kind may leave the system for a draft. */
export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const form = await readForm(args.request, schema)
  if (!form.ok) return form.invalid
  await allowKind(db, { actorId: actor.personId, kind: form.value.kind, mayLeave: form.value.mayLeave === 'yes' })
  return redirect(`/${args.params.lang}/staff/machine#kinds`)
}
