import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { csv } from '~/platform/csv'
import { db, reader } from '~/platform/database.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { canReadOperation, nameOf } from '../../corridor'
import { corridorBySlug } from '../../queries.server'
import { readYear, yearOf } from '../outcome'
import { outcomesOf } from '../queries.server'
import { outcomesTable } from '../table'
import type { Route } from './+types/exact-csv'

export const handle = { policy: 'outcomes.exact' }

async function gate(args: Route.LoaderArgs) {
  allow(canReadOperation(requireActor(args)))
  return found(await corridorBySlug(db, args.params.slug))
}

/** The exact figures of a year for a spreadsheet. */
export async function loader(args: Route.LoaderArgs) {
  const corridor = await gate(args)
  const language = languageOf(args.context)
  const year = readYear(new URL(args.request.url).searchParams.get('year')) ?? yearOf(chinaDay(await databaseNow(db)))
  const outcomes = await outcomesOf(reader, { corridorId: corridor.id, year, isExact: true })
  return new Response(csv(outcomesTable(outcomes, { t: translateFor(language), corridor: nameOf(corridor, language) })), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="outcomes-${corridor.slug}-${year}-exact.csv"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
