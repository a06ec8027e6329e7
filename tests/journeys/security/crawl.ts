import type { IncomingHttpHeaders } from 'node:http'
import type { Db } from '../../../db/connect'
import { dataUrlOf, manifest, type Params, urlOf } from './manifest'
import { ask, each } from './probe'
import { absentParams } from './stage'

/** What a crawl looks at most closely: the things around one request and its bids. */
export interface Focus {
  requestRef: string
  bidRefs: readonly string[]
  companyRefs: readonly string[]
  documentIds: readonly string[]
  taskIds: readonly string[]
  fileIds: readonly string[]
  questionRefs: readonly string[]
  corridorSlugs: readonly string[]
}

export interface Page {
  url: string
  routeId: string
}
export type CrawlWay = 'document' | 'HEAD' | '.data' | '.data?_routes=' | '?_data='
export interface Seen {
  who: string
  way: CrawlWay
  page: Page
  status: number
  /** Status, headers and body: everything that came back. */
  said: string
  headers: IncomingHttpHeaders
  body: string
}

/** Everything around a request, straight from the tables. */
export async function focusOn(db: Db, requestRef: string): Promise<Focus> {
  const request = await db
    .selectFrom('request')
    .select(['id', 'companyId', 'documentId'])
    .where('ref', '=', requestRef)
    .executeTakeFirstOrThrow()
  const bids = await db
    .selectFrom('bid')
    .innerJoin('company', 'company.id', 'bid.companyId')
    .select(['bid.ref', 'company.ref as companyRef'])
    .where('requestId', '=', request.id)
    .execute()
  const { ref: buyer } = await db.selectFrom('company').select('ref').where('id', '=', request.companyId).executeTakeFirstOrThrow()
  const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
  const documents = db.selectFrom('document').select('id').where('requestId', '=', request.id)
  return {
    requestRef,
    bidRefs: bids.map(({ ref }) => ref),
    companyRefs: [buyer, ...bids.map(({ companyRef }) => companyRef)],
    documentIds: await ids(documents.execute()),
    taskIds: await ids(db.selectFrom('translationTask').select('id').where('requestId', '=', request.id).limit(12).execute()),
    fileIds: (await db.selectFrom('requestFile').select('fileId').where('requestId', '=', request.id).execute()).map(
      ({ fileId }) => fileId,
    ),
    questionRefs: (await db.selectFrom('question').select('ref').where('requestId', '=', request.id).execute()).map(({ ref }) => ref),
    corridorSlugs: (await db.selectFrom('corridor').select('slug').execute()).map(({ slug }) => slug),
  }
}

/** Every page that can be read, with each thing of the focus in each place where it fits, and the searches and lists that might tell. */
export function pagesAround(focus: Focus, words: readonly string[] = []): Page[] {
  const fitting = (name: string, pattern: string): readonly string[] => {
    if (name === 'lang' || name === 'language') return ['en']
    if (name === 'file') return ['open.xml', 'companies.xml']
    if (name === 'slug') return focus.corridorSlugs
    if (name === 'bid') return focus.bidRefs
    if (name === 'documentId') return focus.documentIds
    if (name === 'taskId') return focus.taskIds
    if (name === 'fileId') return focus.fileIds
    if (name === 'question') return focus.questionRefs
    if (name !== 'ref') return []
    if (pattern.includes('/my/bids/')) return focus.bidRefs
    return pattern.includes('/companies/') ? focus.companyRefs : [focus.requestRef]
  }
  const pages = manifest
    .filter(({ hasLoader, hasPage }) => hasLoader || hasPage)
    .flatMap(({ id, pattern }) => {
      const names = [...pattern.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
      const filled = names.reduce<Params[]>(
        (all, name) => {
          const values = fitting(name, pattern)
          return all.flatMap((params) =>
            (values.length > 0 ? values : [absentParams[name] ?? '']).map((value) => ({ ...params, [name]: value })),
          )
        },
        [{}],
      )
      return filled.map((params) => ({ url: urlOf(pattern, params), routeId: id }))
    })
  const lists: [routeId: string, url: string][] = [
    ['requests/routes/board', '/en/requests?sort=closing'],
    ['requests/routes/board', '/en/requests?sort=budget'],
    ['requests/routes/board', '/en/requests?state=evaluating'],
    ['translations/routes/queue', '/en/translate?tab=review'],
    ['translations/routes/queue', '/en/translate?tab=all'],
    ['companies/routes/register', '/en/staff/companies?list=all'],
    ['audit/routes/audit', '/en/staff/audit?domain=bid'],
    ['audit/routes/audit', '/en/staff/audit?verify'],
    ...words.flatMap((word): [string, string][] => [
      ['requests/routes/board', `/en/requests?q=${word}`],
      ['accounts/routes/people', `/en/staff/people?q=${word}`],
      ['companies/routes/register', `/en/staff/companies?q=${word}`],
    ]),
  ]
  return [...pages, ...lists.map(([routeId, url]) => ({ routeId, url }))]
}

/** Asks for every page as everybody, by every way wanted. */
export async function crawl(
  origin: string,
  { as, pages, by }: { as: Record<string, string | undefined>; pages: readonly Page[]; by: readonly CrawlWay[] },
): Promise<Seen[]> {
  const wanted = Object.entries(as).flatMap(([who, cookie]) => pages.flatMap((page) => by.map((way) => ({ who, cookie, page, way }))))
  const seen: Seen[] = []
  await each(wanted, async ({ who, cookie, page, way }) => {
    const mark = page.url.includes('?') ? '&' : '?'
    const path =
      way === '.data'
        ? dataUrlOf(page.url)
        : way === '.data?_routes='
          ? `${dataUrlOf(page.url)}${mark}_routes=${page.routeId}`
          : way === '?_data='
            ? `${page.url}${mark}_data=${page.routeId}`
            : page.url
    const { status, headers, body } = await ask(origin, path, { cookie, method: way === 'HEAD' ? 'HEAD' : 'GET' })
    seen.push({ who, way, page, status, headers, body, said: `${status}\n${JSON.stringify(headers)}\n${body}` })
  })
  return seen
}
