import { databaseNow } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { csv } from '~/platform/csv'
import { db, reader } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { nameOf } from '../../corridor'
import { corridorBySlug } from '../../queries.server'
import { readYear, yearOf } from '../outcome'
import { outcomesOf } from '../queries.server'
import { outcomesTable } from '../table'
import type { Route } from './+types/csv'

export const handle = { policy: 'public' }

/** The public figures of a year for a spreadsheet, each with its definition. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const language = languageOf(context)
  const corridor = found(await corridorBySlug(db, params.slug))
  const year = readYear(new URL(request.url).searchParams.get('year')) ?? yearOf(chinaDay(await databaseNow(db)))
  const outcomes = await outcomesOf(reader, { corridorId: corridor.id, year })
  return new Response(csv(outcomesTable(outcomes, { t: translateFor(language), corridor: nameOf(corridor, language) })), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="outcomes-${corridor.slug}-${year}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
