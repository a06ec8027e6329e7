import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { standingSitePages } from '../queries.server'
import { writeSitemap } from '../sitemap'

export const handle = { policy: 'public', kept: true, isForAll: true }

/** Pages that are always there. */
export const loader = async () =>
  new Response(writeSitemap(await standingSitePages(db), config.origin), { headers: { 'Content-Type': 'application/xml; charset=utf-8' } })
