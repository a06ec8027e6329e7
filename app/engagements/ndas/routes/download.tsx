import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { downloadOf } from '~/platform/files.server'
import { allow, found, notFound, requireActor } from '~/platform/gate.server'
import { takeAnnex } from '../commands.server'
import { canSign } from '../nda'
import { requestOfNda } from '../queries.server'
import type { Route } from './+types/download'

export const handle = { policy: 'ndas.download' }

async function gate(args: Route.ActionArgs) {
  const actor = requireActor(args)
  const request = found(await requestOfNda(db, { ref: args.params.ref }))
  allow(canSign(actor, request) && actor.company !== null)
  return { act: { actorId: actor.personId, companyId: actor.company.id, requestId: request.id }, request }
}

/** An annex for a company that has signed. A deed, not a page: each download is recorded. */
export async function action(args: Route.ActionArgs) {
  const { act, request } = await gate(args)
  const taken = await takeAnnex(db, { ...act, fileId: args.params.fileId })
  if (taken.ok) return downloadOf(taken.file)
  if (taken.reason === 'notSigned') return redirect(`/${args.params.lang}/requests/${request.ref}/nda`)
  throw notFound()
}
