import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readWords } from '~/requests/board/filters'
import { suggestionsFor } from '../suggestions/queries.server'
import type { Route } from './+types/suggestions'

export const handle = { policy: 'public' }

/** What one may go on to type, as JSON for the search box: from what everybody may read. */
export async function loader({ request, context }: Route.LoaderArgs) {
  const q = readWords(new URL(request.url).searchParams.get('q')).slice(0, 60)
  return Response.json({ suggestions: await suggestionsFor(db, { q, language: languageOf(context), now: await databaseNow(db) }) })
}
