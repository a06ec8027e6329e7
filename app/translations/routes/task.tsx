import { databaseNow } from '#db/clock'
import { isOperator } from '~/accounts/actor'
import { db } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { TaskPage } from '../components/task-page'
import { suggestionsFor } from '../memory/queries.server'
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
    isSupervisor: isOperator(actor),
    now,
    refused: refusals.find((each) => each === refused) ?? null,
    suggested: canTranslate(actor) ? await suggestedFor(args, now) : null,
  }
}

/** Without scripts, the suggestions for one sentence come with the page. */
async function suggestedFor({ request, params: { taskId } }: Route.LoaderArgs, now: string) {
  const segmentId = new URL(request.url).searchParams.get('sentence')
  const matches = segmentId ? await suggestionsFor(db, { taskId, segmentId, now }) : null
  return segmentId && matches ? { segmentId, matches } : null
}

export default function Task({ loaderData }: Route.ComponentProps) {
  return <TaskPage {...loaderData} lost={[]} />
}
