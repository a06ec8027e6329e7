import type { ServerBuild } from 'react-router'

/** What tells to which group a route belongs. */
interface Grouped {
  parentId?: string | undefined
  path?: string | undefined
}

/**
 * Parts routes into groups: trying a path against every route of the portal costs more than most pages. All our routes are `:lang/<word>/…`, so that
 * the second segment leaves a tenth of them. What names no group is asked of all routes.
 */
export function groupsOf<R extends Grouped>(routes: Record<string, R | undefined>) {
  const words = new Set(Object.values(routes).flatMap((route) => wordOf(route) ?? []))
  const belongs = (route: R | undefined, group: string): boolean => {
    if (!route) return false
    if (route.parentId !== undefined && route.parentId !== 'root') return belongs(routes[route.parentId], group)
    return (wordOf(route) ?? group) === group
  }
  return {
    /** The group of a URL (path and query), or '' when only all routes together can say. */
    groupOf(url: string): string {
      const asked = /^\/[^/?]+\/([^/?]+)/.exec(url)?.[1]?.replace(/\.data$/, '')
      return asked !== undefined && words.has(asked) ? asked : ''
    },
    /** The routes of a group, with those that belong to every group. */
    routesOf: (group: string): Record<string, R | undefined> =>
      group === '' ? routes : Object.fromEntries(Object.entries(routes).filter(([, route]) => belongs(route, group))),
  }
}

/**
 * Makes one handler per group of routes, on demand: the framework matches twice per document.
 *
 * @returns the handler for a URL (path and query)
 */
export function handlerPerGroup<Handler>(build: ServerBuild, make: (build: ServerBuild) => Handler): (url: string) => Handler {
  const { groupOf, routesOf } = groupsOf(build.routes)
  const made = new Map<string, Handler>()
  return (url) => {
    const group = groupOf(url)
    let handler = made.get(group)
    if (handler === undefined) {
      handler = make(group === '' ? build : { ...build, routes: routesOf(group) as ServerBuild['routes'] })
      made.set(group, handler)
    }
    return handler
  }
}

/** The fixed second segment of a route that hangs on the root; nothing for all others, which belong to every group. */
const wordOf = (route: Grouped | undefined): string | undefined =>
  route?.parentId === 'root' ? /^:lang\/([a-z][a-z-]*)(?:\/|$)/.exec(route.path ?? '')?.[1] : undefined
