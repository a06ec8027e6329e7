import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { TaskPage } from '../components/task-page'
import { readEditor } from '../tasks/queries.server'
import { canReadTasks, canTranslate, refusals } from '../tasks/task'
import type { Route } from './+types/task'

export const handle = { policy: 'translations.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTasks(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const now = await databaseNow(db)
  const refused = new URL(args.request.url).searchParams.get('refused')
  return {
    editor: found(await readEditor(db, { taskId: args.params.taskId, personId: actor.personId, now })),
    canWork: canTranslate(actor),
    now,
    refused: refusals.find((each) => each === refused) ?? null,
  }
}

export default function Task({ loaderData }: Route.ComponentProps) {
  return <TaskPage {...loaderData} lost={[]} />
}
