import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { invalid, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { readOneFile } from '~/platform/one-file.server'
import { readEditor } from '../../tasks/queries.server'
import { canTranslate, refusals } from '../../tasks/task'
import { stageJob } from '../commands.server'
import { ImportPage } from '../components/import-page'
import { largestJobFile } from '../file-limits'
import { planImport } from '../job-import'
import { stagedJob } from '../queries.server'
import type { Route } from './+types/import-job'

export const handle = { policy: 'translations.import', upload: largestJobFile + 64 * 1024 }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const { personId, name } = gate(args)
  const { taskId } = args.params
  const editor = found(await readEditor(db, { taskId, personId, now: await databaseNow(db) }))
  const staged = editor.isMine ? await stagedJob(db, { taskId, personId }) : null
  const asked = new URL(args.request.url).searchParams.get('refused')
  return {
    task: {
      id: editor.id,
      sourceLanguage: editor.sourceLanguage,
      targetLanguage: editor.targetLanguage,
      title: editor.segments[0]?.source ?? '',
    },
    canImport: editor.isMine && editor.status !== 'in_review',
    plan: staged && planImport(editor, staged.file, name),
    fileName: staged?.fileName ?? null,
    refused: refusals.find((each) => each === asked) ?? null,
  }
}

/** Takes the file and shows what it would change; nothing changes yet. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { taskId } = args.params
  const { form, file, isTooLarge } = await readOneFile(args.request, largestJobFile)
  if (!file) return invalid({ file: [`translations:exchange.fault.${isTooLarge ? 'tooLarge' : 'missing'}`] }, form)
  const staged = await stageJob(db, { actorId, taskId, ...file })
  if (staged.ok) return redirect(`/${args.params.lang}/translate/${taskId}/import#plan`)
  if (staged.reason !== 'fault') return refused(`translations:reason.${staged.reason}`, form)
  const { reason, line } = staged.fault
  return invalid({ file: [`translations:exchange.fault.${reason}|${JSON.stringify({ line })}`] }, form)
}

export default function ImportJob({ loaderData, actionData }: Route.ComponentProps) {
  return <ImportPage {...loaderData} answer={actionData} />
}
