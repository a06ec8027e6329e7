import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { saveBidDraft } from '../commands.server'
import { emptyMilestone, limits, typedFrom } from '../offer'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/add-milestone'

export const handle = { policy: 'bids.draft' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, personId: actor.personId, requestId: wanted.id }
}

/** One more milestone, for forms without scripts: what was typed is kept as the draft and comes back with an empty row. */
export async function action(args: Route.ActionArgs) {
  const bidder = await gate(args)
  const typed = typedFrom(await readFormData(args.request))
  const milestones = [...typed.milestones, emptyMilestone].slice(0, limits.milestones)
  await saveBidDraft(db, { ...bidder, typed: { ...typed, milestones } })
  return redirect(`/${args.params.lang}/requests/${args.params.ref}/bid#milestones`)
}
