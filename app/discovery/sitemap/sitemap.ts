import type { InstantText } from '#db/schema'
import { languages, segmentOf } from '~/platform/i18n/language'
import { block, declaration, element, text } from '~/platform/xml-writer'
import { boardStates } from '~/requests/board/filters'

/** A page that search engines may know. `path` has no language segment: `/requests`. */
export interface SitePage {
  path: string
  changedAt?: InstantText
}

/** Lists of pages that grow; each request stands in the list of its state, which is a walk along an index. */
export const lists = [...boardStates, 'companies'] as const
export type List = (typeof lists)[number]
export const isList = (name: string): name is List => (lists as readonly string[]).includes(name)

/** Where a file begins: behind this key and id. */
export interface Place {
  key: InstantText
  id: string
}

export const sitemapPath = (list: List | 'pages', after?: Place): string =>
  `/sitemaps/${list}.xml${after ? `?after=${encodeURIComponent(`${after.key}~${after.id}`)}` : ''}`

/** Reads a place; null for the start of the list, undefined when it is none of ours. */
export function placeFrom(text: string | null): Place | null | undefined {
  if (text === null) return null
  const [, key, id] = /^(\d{4}-\d\d-\d\dT[\d:.]{8,15}Z)~([0-9a-f-]{1,36})$/.exec(text) ?? []
  return key && id ? { key, id } : undefined
}

/** Pages in one file: both languages with all their alternates are about 1 MB, far below the protocol's 50,000 addresses and 50 MB. */
export const pagesInFile = 1_000
/** Files of one list. What lies deeper is old, and is reached from the board. */
export const mostFiles = 20

/** Pages that are always there. */
export const standingPages: readonly SitePage[] = [
  { path: '' },
  { path: '/requests' },
  { path: '/companies' },
  { path: '/corridors' },
  { path: '/how-it-works' },
  { path: '/privacy' },
  { path: '/terms' },
]

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The list of lists (https://www.sitemaps.org/protocol.html#index). */
export const writeIndex = (paths: readonly string[], origin: string): string =>
  declaration +
  block(
    'sitemapindex',
    { xmlns: namespace },
    paths.map((path) => element('sitemap', {}, element('loc', {}, text(origin + path)))),
  )

/** Every page once per language, each time with the same page in all languages; `x-default` goes to the entrance that asks the browser. */
export const writeSitemap = (pages: readonly SitePage[], origin: string): string =>
  declaration +
  block(
    'urlset',
    { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
    pages.flatMap((page) => languages.map((language) => address(page, language, origin))),
  )

function address({ path, changedAt }: SitePage, language: (typeof languages)[number], origin: string): string {
  const url = (each: (typeof languages)[number]) => `${origin}/${segmentOf(each)}${path}`
  const alternate = (hreflang: string, href: string) => element('xhtml:link', { rel: 'alternate', hreflang, href })
  return element(
    'url',
    {},
    element('loc', {}, text(url(language))),
    ...(changedAt ? [element('lastmod', {}, changedAt)] : []),
    ...languages.map((each) => alternate(each, url(each))),
    ...(path === '' ? [alternate('x-default', `${origin}/`)] : []),
  )
}
