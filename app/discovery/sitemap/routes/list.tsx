import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { sitemapPages } from '../queries.server'
import { isList, placeFrom, writeSitemap } from '../sitemap'
import type { Route } from './+types/list'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** One file of requests in a state, or of companies. A file without a page is not there. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const list = found(/^([a-z]+)\.xml$/.exec(params.file)?.[1])
  const after = placeFrom(new URL(request.url).searchParams.get('after'))
  if (!isList(list) || after === undefined) return found(null)
  const pages = await sitemapPages(db, { list, now: await databaseNow(db), after })
  found(pages[0])
  return new Response(writeSitemap(pages, config.origin), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
