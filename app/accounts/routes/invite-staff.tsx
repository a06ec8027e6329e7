import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canManagePeople, emailSchema } from '../account'
import { inviteStaff } from '../roles/commands.server'
import type { Route } from './+types/invite-staff'

export const handle = { policy: 'people.invite' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canManagePeople(actor))
  return actor
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const form = await readForm(args.request, emailSchema)
  if (!form.ok) return redirect(`/${args.params.lang}/staff/people?outcome=badEmail`)
  const invited = await inviteStaff(db, { email: form.value.email, language: languageOf(args.context), actorId: actor.personId })
  return redirect(`/${args.params.lang}/staff/people?outcome=${invited.ok ? 'invited' : invited.reason}`)
}
