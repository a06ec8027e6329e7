import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canManagePeople, roleSchema } from '../account'
import { grantRole } from '../roles/commands.server'
import type { Route } from './+types/give-role'

export const handle = { policy: 'people.giveRole' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canManagePeople(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const form = await readForm(args.request, roleSchema)
  if (!form.ok) return form.invalid
  const role = form.value.role === 'none' ? null : form.value.role
  const given = await grantRole(db, { personId: args.params.id, role, actorId: actor.personId })
  return redirect(`/${args.params.lang}/staff/people?outcome=${given.ok ? 'done' : given.reason}`)
}
