import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canManageMembers, emailSchema } from '../account'
import { invite } from '../memberships/commands.server'
import type { Route } from './+types/invite-member'

export const handle = { policy: 'members.invite' }

function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canManageMembers(actor) && actor.company !== null)
  return { personId: actor.personId, name: actor.name, companyId: actor.company.id }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const form = await readForm(args.request, emailSchema)
  if (!form.ok) return redirect(`/${args.params.lang}/company/members?outcome=badEmail`)
  const invited = await invite(db, { actor, email: form.value.email, language: languageOf(args.context) })
  return redirect(`/${args.params.lang}/company/members?outcome=${invited.ok ? 'invited' : invited.reason}`)
}
