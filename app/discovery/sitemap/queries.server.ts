import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#db/connect'
import type { InstantText } from '#db/schema'
import { listCorridors } from '~/corridors/queries.server'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import type { BoardState } from '~/requests/board/filters'
import { type List, lists, mostFiles, type Place, pagesInFile, type SitePage, standingPages } from './sitemap'

interface Values {
  state: string
  key: string
  id: string
  limit: number
}

const beyond = (slot: Slot<Values>, key: string, sign: '<' | '>', id: string): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(key)}, ${sql.ref(id)}) ${sql.raw(sign)} (${slot('key')}, ${slot('id')})`

/** Newest first, along the board's own index: deep in the list a file costs what the first one costs. */
const requestPlaces = keptQuery((db, slot: Slot<Values>) =>
  db
    .selectFrom('request')
    .select(['request.publishedAt as key', 'request.id'])
    .where('request.status', '=', slot('state') as never)
    .where(beyond(slot, 'request.publishedAt', '<', 'request.id'))
    .orderBy('request.publishedAt', 'desc')
    .orderBy('request.id', 'desc')
    .limit(slot('limit')),
)

const requestPages = keptQuery((db, slot: Slot<Values>) =>
  db
    .selectFrom('request')
    .innerJoin('publication as chinese', (join) =>
      join.onRef('chinese.documentId', '=', 'request.documentId').on('chinese.language', '=', 'zh-CN'),
    )
    .innerJoin('publication as english', (join) =>
      join.onRef('english.documentId', '=', 'request.documentId').on('english.language', '=', 'en'),
    )
    .select(['request.ref', 'chinese.publishedAt as one', 'english.publishedAt as other'])
    .where('request.status', '=', slot('state') as never)
    .where(beyond(slot, 'request.publishedAt', '<', 'request.id'))
    .orderBy('request.publishedAt', 'desc')
    .orderBy('request.id', 'desc')
    .limit(slot('limit')),
)

/** Companies whose verification still holds, by the day on which it ends. */
const companyPlaces = keptQuery((db, slot: Slot<Values>) =>
  db
    .selectFrom('company')
    .select(['verifiedUntil as key', 'id', 'ref'])
    .where('status', '=', slot('state') as never)
    .where(beyond(slot, 'verifiedUntil', '>', 'id'))
    .orderBy('verifiedUntil')
    .orderBy('id')
    .limit(slot('limit')),
)

const endOfTime: Place = { key: '9999-12-31T00:00:00.000Z', id: '' }

interface Walk {
  list: List
  now: InstantText
  after: Place | null
}

const valuesOf = ({ list, now, after }: Walk): Values => ({
  state: list === 'companies' ? 'verified' : list,
  // What has run out by now lies before the start, wherever the file begins.
  ...(list === 'companies' ? (after && after.key > now ? after : { key: now, id: 'z' }) : (after ?? endOfTime)),
  limit: pagesInFile,
})

/** Where each file of each list begins; lists without a page are left out, because an empty file is none. */
export async function sitemapFiles(db: Db, now: InstantText): Promise<{ list: List; after: Place | null }[]> {
  const files: { list: List; after: Place | null }[] = []
  for (const list of lists) {
    let after: Place | null = null
    for (let many = 0; many < mostFiles; many++) {
      const rows: { key: InstantText | null; id: string }[] = await (list === 'companies' ? companyPlaces : requestPlaces)(
        db,
        valuesOf({ list, now, after }),
      )
      if (rows.length > 0) files.push({ list, after })
      const last = rows.at(-1)
      if (!last?.key || rows.length < pagesInFile) break
      after = { key: last.key, id: last.id }
    }
  }
  return files
}

/** The pages of one file. */
export async function sitemapPages(db: Db, walk: Walk): Promise<SitePage[]> {
  if (walk.list === 'companies') return (await companyPlaces(db, valuesOf(walk))).map(({ ref }) => ({ path: `/companies/${ref}` }))
  const rows = await requestPages(db, valuesOf(walk as Walk & { list: BoardState }))
  return rows.map(({ ref, one, other }) => ({ path: `/requests/${ref}`, changedAt: one > other ? one : other }))
}

/** Pages that do not come and go: the standing ones and those of the corridors. */
export const standingSitePages = async (db: Db): Promise<SitePage[]> => [
  ...standingPages,
  ...(await listCorridors(db))
    .filter(({ isOpen }) => isOpen === 1)
    .flatMap(({ slug }) => [{ path: `/corridors/${slug}` }, { path: `/corridors/${slug}/outcomes` }]),
]
