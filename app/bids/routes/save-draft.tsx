import { redirect } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { isBidder } from '../bid'
import { saveBidDraft } from '../commands.server'
import { typedFrom } from '../offer'
import { requestToBidOn } from '../queries.server'
import type { Route } from './+types/save-draft'

export const handle = { policy: 'bids.draft' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  allow(isBidder(actor))
  const wanted = found(await requestToBidOn(db, { ref: args.params.ref, language: languageOf(args.context) }))
  return { companyId: actor.company.id, personId: actor.personId, requestId: wanted.id }
}

/** Keeps the draft; the page's own autosave stays where it is, a pressed button comes back to the form. */
export async function action(args: Route.ActionArgs) {
  const bidder = await gate(args)
  const body = await readFormData(args.request)
  const saved = await saveBidDraft(db, { ...bidder, typed: typedFrom(body) })
  if (body.get('autosave') === '1')
    return saved.ok ? Response.json({ savedAt: saved.savedAt }) : Response.json({ refused: saved.reason }, { status: 409 })
  return redirect(`/${args.params.lang}/requests/${args.params.ref}/bid`)
}
