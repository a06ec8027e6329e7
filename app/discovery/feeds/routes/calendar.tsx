import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { readFilters } from '~/requests/board/filters'
import { writeCalendar } from '../calendar.server'
import { mediaTypes } from '../feed'
import { readDeadlines } from '../queries.server'
import type { Route } from './+types/calendar'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** Bidding deadlines under the board’s filters, as a calendar to subscribe to. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readFilters(new URL(request.url).searchParams, language)
  const feed = await readDeadlines(db, { filters, language, now: await databaseNow(db) })
  return new Response(writeCalendar(feed, { origin: config.origin, t: translateFor(language) }), {
    headers: { 'Content-Type': `${mediaTypes.ics}; charset=utf-8` },
  })
}
