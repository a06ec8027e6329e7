import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { fileStorage } from '~/platform/files.server'
import { invalid } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { readOneFile } from '~/platform/one-file.server'
import { canTranslate } from '../../tasks/task'
import { acceptMemory } from '../commands.server'
import { ExchangePage } from '../components/exchange-page'
import { formatOf, largestMemory } from '../pair'
import { readImports } from '../queries.server'
import type { Route } from './+types/import-memory'

export const handle = { policy: 'exchange.import', upload: largestMemory + 64 * 1024 }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { imports: await readImports(db), now: await databaseNow(db) }
}

/** Takes a memory's file, and has a job read it in. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { form, file, isTooLarge } = await readOneFile(args.request, largestMemory)
  if (!file) return invalid({ memory: [`translations:exchange.fault.${isTooLarge ? 'tooLarge' : 'missing'}`] }, form)
  const begun = await acceptMemory(db, fileStorage(), { actorId, ...file, format: formatOf(file.bytes) })
  if (begun.ok) return redirect(`/${args.params.lang}/translate/exchange`)
  const { reason, line } = begun.fault
  return invalid({ memory: [`translations:exchange.fault.${reason}|${JSON.stringify({ line })}`] }, form)
}

export default function ImportMemory({ loaderData, actionData }: Route.ComponentProps) {
  return <ExchangePage {...loaderData} brought={null} answer={actionData} />
}
