import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { canTranslate } from '../../tasks/task'
import { ExchangePage } from '../components/exchange-page'
import { readImports } from '../queries.server'
import { readBrought } from '../term-import'
import type { Route } from './+types/exchange'

export const handle = { policy: 'exchange.read' }

function gate(args: Route.LoaderArgs) {
  allow(canTranslate(requireActor(args)))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const brought = readBrought(new URL(args.request.url).searchParams.get('brought'))
  return { imports: await readImports(db), now: await databaseNow(db), brought }
}

export default function Exchange({ loaderData }: Route.ComponentProps) {
  return <ExchangePage {...loaderData} />
}
