import { data, type RouterContextProvider, redirect } from 'react-router'
import type { Actor } from '~/accounts/actor'
import { actorContext, languageContext } from './context.server'
import { segmentOf } from './i18n/language'
import { safePath } from './safe-path'

/**
 * Gates: the first lines of every loader and action. "Not yours" and "does not exist" look the same: 404.
 */
interface Args {
  request: Request
  context: Readonly<RouterContextProvider>
}

/** Somebody signed in, or off to the sign-in page with the way back. */
export function requireActor({ request, context }: Args): Actor {
  const actor = context.get(actorContext)
  if (actor) return actor
  const language = segmentOf(context.get(languageContext))
  const url = new URL(request.url)
  const back = request.method === 'GET' ? safePath(`${url.pathname.replace(/\.data$/, '')}${withoutInternals(url)}`) : null
  throw redirect(`/${language}/sign-in${back ? `?back=${encodeURIComponent(back)}` : ''}`)
}

/** Lets pass or answers 404. */
export function allow(isAllowed: boolean): asserts isAllowed {
  if (!isAllowed) throw notFound()
}

/** The thing, or 404. */
export function found<T>(thing: T | null | undefined): T {
  if (thing === null || thing === undefined) throw notFound()
  return thing
}

export const notFound = () => data({ code: 'notFound' }, { status: 404 })

function withoutInternals(url: URL): string {
  const search = new URLSearchParams(url.search)
  search.delete('_routes')
  const text = search.toString()
  return text ? `?${text}` : ''
}
