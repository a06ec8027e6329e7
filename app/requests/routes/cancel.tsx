import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { tidy } from '~/platform/tidy'
import { PageHeader } from '~/ui/page-header'
import { cancelRequest } from '../cancellations/commands.server'
import { CancelDeed } from '../components/own-deeds'
import { limits } from '../description'
import { gateOwn } from '../drafts/queries.server'
import { canCancel, cancelReasons } from '../request'
import type { Route } from './+types/cancel'

export const handle = { policy: 'requests.cancel' }

const schema = z.strictObject({
  reasonCode: z.enum(cancelReasons, { error: 'requests:error.missing.reason' }),
  note: z
    .string()
    .max(limits.change, { error: `requests:error.tooLong|{"max":${limits.change}}` })
    .optional(),
})

export async function loader(args: Route.LoaderArgs) {
  const { wanted, path } = await gateOwn(db, args, canCancel)
  return { ref: wanted.ref, title: wanted.description.title, language: wanted.language, isDraft: wanted.status === 'draft', path }
}

export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canCancel)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const { reasonCode, note } = form.value
  const cancelled = await cancelRequest(db, { ...buyer, requestId: wanted.id, reasonCode, note: tidy(note ?? '') })
  return cancelled.ok ? redirect(path) : refused(`requests:refused.${cancelled.reason}`, body)
}

/** The form again, when it could not be taken. */
export default function Cancel({ loaderData: { ref, title, language, isDraft, path }, actionData }: Route.ComponentProps) {
  return (
    <>
      <title>{title}</title>
      <PageHeader kicker={ref} title={title} lang={language} back={{ to: path, label: ref }} />
      <CancelDeed path={path} isDraft={isDraft} answer={actionData} />
    </>
  )
}
