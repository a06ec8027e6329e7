import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { translateFor } from '~/platform/i18n/translators.server'
import { readFilters } from '~/requests/board/filters'
import { writeAtom } from '../atom'
import { mediaTypes } from '../feed'
import { readFeed } from '../queries.server'
import type { Route } from './+types/atom'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** Open requests under the board’s filters, as Atom. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readFilters(new URL(request.url).searchParams, language)
  const feed = await readFeed(db, { filters, language, now: await databaseNow(db) })
  return new Response(writeAtom(feed, { origin: config.origin, t: translateFor(language) }), {
    headers: { 'Content-Type': `${mediaTypes.atom}; charset=utf-8` },
  })
}
