import { redirect } from 'react-router'
import { z } from 'zod'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { disqualifyReasons } from '../award/award'
import { disqualifyBid } from '../award/commands.server'
import { canDecide } from '../bid'
import { openedBidId, requestToBidOn } from '../queries.server'
import type { Route } from './+types/disqualify'

export const handle = { policy: 'bids.disqualify' }

const schema = z.strictObject({ reasonCode: z.enum(disqualifyReasons, { error: 'common:form.error.badChoice' }) })

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  allow(canDecide(actor, wanted))
  const bidId = found(await openedBidId(db, { requestId: wanted.id, ref: args.params.bid }))
  return { chooser: { actorId: actor.personId, companyId: wanted.companyId, requestId: wanted.id }, bidId }
}

export async function action(args: Route.ActionArgs) {
  const { chooser, bidId } = await gate(args)
  const form = await readForm(args.request, schema)
  const done = form.ok ? await disqualifyBid(db, { ...chooser, bidId, ...form.value }) : { ok: false as const, reason: 'reasonNeeded' }
  const refusal = done.ok ? '' : `&refused=${done.reason}`
  return redirect(`/${args.params.lang}/my/requests/${args.params.ref}/compare?bid=${args.params.bid}${refusal}`)
}
