import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { downloadOf } from '~/platform/files.server'
import { allow, found, notFound, requireActor } from '~/platform/gate.server'
import { inspectAnnex, takeAnnex } from '../commands.server'
import { canInspect, canSign } from '../nda'
import { requestOfNda } from '../queries.server'
import type { Route } from './+types/download'

export const handle = { policy: 'ndas.download' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const request = found(await requestOfNda(db, { ref: args.params.ref }))
  const wanted = { actorId: actor.personId, requestId: request.id, fileId: args.params.fileId }
  if (canInspect(actor, request)) return { take: () => inspectAnnex(db, wanted), request }
  allow(canSign(actor, request) && actor.company !== null)
  const { id: companyId } = actor.company
  return { take: () => takeAnnex(db, { ...wanted, companyId }), request }
}

/** An annex for a company that has signed, or for the staff. A deed, not a page: each download is recorded. */
export async function action(args: Route.ActionArgs) {
  const { take, request } = await gate(args)
  const taken = await take()
  if (taken.ok) return downloadOf(taken.file)
  if (taken.reason === 'notSigned') return redirect(`/${args.params.lang}/requests/${request.ref}/nda`)
  throw notFound()
}
