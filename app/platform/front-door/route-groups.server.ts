import type { ServerBuild } from 'react-router'

/**
 * Makes one handler per group of routes, on demand. The framework tries a path against every route it has, twice per document; all our
 * routes are `:lang/<word>/…`, so that the second segment leaves a tenth of them. What names no group is asked of all routes.
 *
 * @returns the handler for a URL (path and query)
 */
export function handlerPerGroup<Handler>(build: ServerBuild, make: (build: ServerBuild) => Handler): (url: string) => Handler {
  const words = new Set(Object.values(build.routes).flatMap((route) => wordOf(route) ?? []))
  const made = new Map<string, Handler>()
  return (url) => {
    const asked = /^\/[^/?]+\/([^/?]+)/.exec(url)?.[1]?.replace(/\.data$/, '')
    const group = asked !== undefined && words.has(asked) ? asked : ''
    let handler = made.get(group)
    if (handler === undefined) {
      handler = make(group === '' ? build : { ...build, routes: routesOf(build, group) })
      made.set(group, handler)
    }
    return handler
  }
}

type Route = NonNullable<ServerBuild['routes'][string]>

/** The fixed second segment of a route that hangs on the root; nothing for all others, which belong to every group. */
const wordOf = (route: Route | undefined): string | undefined =>
  route?.parentId === 'root' ? /^:lang\/([a-z][a-z-]*)(?:\/|$)/.exec(route.path ?? '')?.[1] : undefined

function routesOf({ routes }: ServerBuild, group: string): ServerBuild['routes'] {
  const belongs = (route: Route | undefined): boolean => {
    if (!route) return false
    if (route.parentId !== undefined && route.parentId !== 'root') return belongs(routes[route.parentId])
    return (wordOf(route) ?? group) === group
  }
  return Object.fromEntries(Object.entries(routes).filter(([, route]) => belongs(route)))
}
