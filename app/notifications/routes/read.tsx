import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { found, requireActor } from '~/platform/gate.server'
import { safePath } from '~/platform/safe-path'
import { markRead, openNotification } from '../commands.server'
import type { Route } from './+types/read'

export const handle = { policy: 'notifications.markRead' }

/** One's own notifications: the commands look among no others. */
const gate = (args: Route.ActionArgs) => requireActor(args)

const schema = z.strictObject({ id: z.string().max(60).optional() })

/** With an id: marks that one as read and goes where it leads. Without: marks all. */
export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const form = await readForm(args.request, schema)
  if (!form.ok) return form.invalid
  const centre = `/${args.params.lang}/notifications`
  if (form.value.id === undefined) {
    await markRead(db, { personId })
    return redirect(centre)
  }
  const path = found(await openNotification(db, { personId, id: form.value.id }))
  return redirect(safePath(`/${args.params.lang}${path}`) ?? centre)
}
