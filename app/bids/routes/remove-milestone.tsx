import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { saveBidDraft } from '../commands.server'
import { typedFrom } from '../offer'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/remove-milestone'

export const handle = { policy: 'bids.draft' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, personId: actor.personId, requestId: wanted.id }
}

/** One milestone less, for forms without scripts. */
export async function action(args: Route.ActionArgs) {
  const bidder = await gate(args)
  const typed = typedFrom(await readFormData(args.request))
  const milestones = typed.milestones.filter((_, index) => index !== Number(args.params.number) - 1)
  await saveBidDraft(db, { ...bidder, typed: { ...typed, milestones } })
  return redirect(`/${args.params.lang}/requests/${args.params.ref}/bid#milestones`)
}
