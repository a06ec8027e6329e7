import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { saveDraft } from '../commands.server'
import { readDescription } from '../description'
import { versionOf } from '../drafts/commands.server'
import { gateOwn } from '../drafts/queries.server'
import { canEdit } from '../request'
import type { Route } from './+types/autosave'

export const handle = { policy: 'requests.edit' }

/** Asked by the page while somebody types; answers in JSON. What is too long or unreadable yet is told when the form is sent. */
export async function action(args: Route.ActionArgs) {
  const { buyer, wanted } = await gateOwn(db, args, canEdit)
  const form = await readFormData(args.request)
  const { description } = readDescription(form)
  const saved = await saveDraft(db, { ...buyer, requestId: wanted.id, version: versionOf(form), description })
  return Response.json(saved, { status: saved.ok ? 200 : 409, headers: { 'Cache-Control': 'private, no-store' } })
}
