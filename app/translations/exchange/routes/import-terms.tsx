import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { invalid } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { readOneFile } from '~/platform/one-file.server'
import { canTranslate } from '../../tasks/task'
import { importTerms } from '../commands.server'
import { ExchangePage } from '../components/exchange-page'
import { largestTermFile } from '../file-limits'
import { readImports } from '../queries.server'
import { refusable } from '../refusal'
import { readTbx } from '../tbx-reader'
import { broughtText } from '../term-import'
import type { Route } from './+types/import-terms'

export const handle = { policy: 'exchange.import', upload: largestTermFile + 64 * 1024 }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canTranslate(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { imports: await readImports(db), now: await databaseNow(db) }
}

/** Reads a file of terms to its end, then takes its concepts. */
export async function action(args: Route.ActionArgs) {
  const { personId: actorId } = gate(args)
  const { form, file, isTooLarge } = await readOneFile(args.request, largestTermFile)
  if (!file) return invalid({ terms: [`translations:exchange.fault.${isTooLarge ? 'tooLarge' : 'missing'}`] }, form)
  const read = await refusable(() => readTbx([file.bytes]))
  if (!read.ok) {
    const { reason, line } = read.fault
    return invalid({ terms: [`translations:exchange.fault.${reason}|${JSON.stringify({ line })}`] }, form)
  }
  const counts = await importTerms(db, { actorId, concepts: read.value.concepts })
  return redirect(
    `/${args.params.lang}/translate/exchange?brought=${broughtText({ ...counts, incomplete: read.value.incomplete })}#term-base`,
  )
}

export default function ImportTerms({ loaderData, actionData }: Route.ComponentProps) {
  return <ExchangePage {...loaderData} brought={null} answer={actionData} />
}
