import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { sitemapFiles } from '../queries.server'
import { sitemapPath, writeIndex } from '../sitemap'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** The list of all lists of pages. */
export async function loader() {
  const files = await sitemapFiles(db, await databaseNow(db))
  const paths = [sitemapPath('pages'), ...files.map(({ list, after }) => sitemapPath(list, after ?? undefined))]
  return new Response(writeIndex(paths, config.origin), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
}
