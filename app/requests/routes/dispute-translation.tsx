import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { invalid, readFormData, refused } from '~/platform/forms.server'
import { tidy } from '~/platform/tidy'
import { PageHeader } from '~/ui/page-header'
import { ConfirmDeed } from '../components/own-deeds'
import { limits } from '../description'
import { gateOwn } from '../drafts/queries.server'
import { disputeTranslation } from '../publication/commands.server'
import { canConfirm } from '../request'
import type { Route } from './+types/dispute-translation'

export const handle = { policy: 'requests.confirm' }

export async function loader(args: Route.LoaderArgs) {
  const { wanted, path } = await gateOwn(db, args, canConfirm)
  return { ref: wanted.ref, title: wanted.description.title, language: wanted.language, path }
}

export async function action(args: Route.ActionArgs) {
  const { wanted, buyer, path } = await gateOwn(db, args, canConfirm)
  const form = await readFormData(args.request)
  const note = tidy(form.get('note'))
  if (note === '') return invalid({ note: ['requests:error.missing.note'] }, form)
  if (note.length > limits.change) return invalid({ note: [`requests:error.tooLong|{"max":${limits.change}}`] }, form)
  const disputed = await disputeTranslation(db, { ...buyer, requestId: wanted.id, note })
  return disputed.ok ? redirect(path) : refused(`requests:refused.${disputed.reason}`, form)
}

/** The form again, when it could not be taken. */
export default function DisputeTranslation({ loaderData: { ref, title, language, path }, actionData }: Route.ComponentProps) {
  return (
    <>
      <title>{title}</title>
      <PageHeader kicker={ref} title={title} lang={language} back={{ to: path, label: ref }} />
      <ConfirmDeed path={path} answer={actionData} />
    </>
  )
}
