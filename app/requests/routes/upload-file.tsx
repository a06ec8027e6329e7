import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { discard, readUpload } from '~/platform/files.server'
import { invalid, refused } from '~/platform/forms.server'
import { largestUpload } from '~/platform/upload-limits'
import { attachFiles } from '../attachments/commands.server'
import { DraftEditor } from '../components/draft-editor'
import { keepTyped } from '../drafts/commands.server'
import { gateOwn, loadDraft } from '../drafts/queries.server'
import { canEdit } from '../request'
import type { Route } from './+types/upload-file'

export const handle = { policy: 'requests.edit', upload: largestUpload }

export const loader = async (args: Route.LoaderArgs) => loadDraft(db, await gateOwn(db, args, canEdit), args.request)

/** Keeps what was typed beside the files, then the files; a file that is refused is named with its reason. */
export async function action(args: Route.ActionArgs) {
  const own = await gateOwn(db, args, canEdit)
  const { form, files, refused: notTaken } = await readUpload(db, args.request)
  const kept = form.has('version') ? await keepTyped(db, own, form) : null
  const attached = await attachFiles(db, {
    ...own.buyer,
    requestId: own.wanted.id,
    files,
    isConfidential: form.get('isConfidential') === 'on',
  })
  if (!attached.ok) {
    await discard(files)
    return refused(`requests:refused.${attached.reason}`, form)
  }
  const reason = notTaken[0]?.reason ?? (files.length === 0 ? 'none' : null)
  if (reason) return invalid({ files: [reason === 'none' ? 'requests:error.missing.file' : `requests:fileRefused.${reason}`] }, form)
  return kept && !kept.ok ? kept.answer : redirect(`${own.path}/edit?saved#section-files`)
}

export default function UploadFile({ loaderData, actionData }: Route.ComponentProps) {
  return <DraftEditor draft={loaderData} answer={actionData} />
}
