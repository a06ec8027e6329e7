import { data, redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { readFormData } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { TaskPage } from '../components/task-page'
import { lostIn, saveSegments } from '../segments/commands.server'
import { typedSegments } from '../segments/segment'
import { submitTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { canTranslate, taskPath } from '../tasks/task'
import type { Route } from './+types/submit'

export const handle = { policy: 'translations.submit' }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const now = await databaseNow(db)
  return { editor: found(await readEditor(db, { taskId: args.params.taskId, personId: actor.personId, now })), now }
}

/** Saves what the form holds and hands the translation in; where another text was there first, the page shows both. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { lang, taskId } = args.params
  const segments = typedSegments(await readFormData(args.request))
  const { results } = await saveSegments(db, { actorId, taskId, segments })
  const lost = lostIn(results)
  if (lost.length > 0) return data({ lost }, { status: 409 })
  const done = await submitTask(db, { actorId, taskId })
  return redirect(done.ok ? `/${lang}/translate?tab=mine` : taskPath(lang, taskId, { refused: done.reason }))
}

export default function Submit({ loaderData, actionData }: Route.ComponentProps) {
  return <TaskPage {...loaderData} canWork refused={null} lost={actionData?.lost ?? []} />
}
