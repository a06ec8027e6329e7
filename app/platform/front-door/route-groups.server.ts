import type { ServerBuild } from 'react-router'

/** What tells to which group a route belongs. */
interface Grouped {
  parentId?: string | undefined
  path?: string | undefined
}

/**
 * Parts routes into groups: trying a path against every route of the portal costs more than most pages. All our routes are `:lang/<word>/…`, so that
 * the second segment leaves a tenth of them, and how many segments there are a third of that. What names no group is asked of all routes.
 */
export function groupsOf<R extends Grouped>(routes: Record<string, R | undefined>) {
  const words = new Set(Object.values(routes).flatMap((route) => wordOf(route) ?? []))
  const parents = new Set(Object.values(routes).map((route) => route?.parentId))
  const deepest = Math.max(...Object.values(routes).map((route) => (route && depthOf(route)) ?? 0))
  const belongs = (id: string, group: Group): boolean => {
    const route = routes[id]
    if (!route) return false
    if (route.parentId !== undefined && route.parentId !== 'root') return belongs(route.parentId, group)
    const depth = parents.has(id) ? undefined : depthOf(route)
    return (wordOf(route) ?? group.word) === group.word && (depth ?? group.depth) === group.depth
  }
  return {
    /** The name of the group of a URL (path and query), or '' when only all routes together can say. */
    groupOf(url: string): string {
      const segments = pageOf(url).split('/').filter(Boolean)
      const [, word] = segments
      // However long paths are, there are no more groups than this.
      return word !== undefined && words.has(word) ? `${word} ${Math.min(segments.length, deepest + 1)}` : ''
    },
    /** The routes of a group, with those that belong to every group. */
    routesOf(name: string): Record<string, R | undefined> {
      if (name === '') return routes
      const [word, depth] = name.split(' ')
      const group = { word: word!, depth: Number(depth) }
      return Object.fromEntries(Object.entries(routes).filter(([id]) => belongs(id, group)))
    },
  }
}

interface Group {
  /** The second segment of its paths. */
  word: string
  /** How many segments they have. */
  depth: number
}

/**
 * Makes one handler per group of routes, on demand: the framework matches several times per document.
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

/** The page behind a URL: without its query, and without what the framework appends when its own script asks. */
export function pageOf(url: string): string {
  const path = url.split('?', 1)[0]!
  if (!path.endsWith('.data')) return path
  return path.endsWith('/_root.data') ? '/' : path.slice(0, -'.data'.length).replace(/\/_$/, '/')
}

/** The fixed second segment of a route that hangs on the root; nothing for all others, which belong to every group. */
const wordOf = (route: Grouped | undefined): string | undefined =>
  route?.parentId === 'root' ? /^:lang\/([a-z][a-z-]*)(?:\/|$)/.exec(route.path ?? '')?.[1] : undefined

/** How many segments a route's paths have; nothing where that differs from path to path. */
const depthOf = ({ parentId, path }: Grouped): number | undefined =>
  parentId === 'root' && path !== undefined && !/[*?]/.test(path) ? path.split('/').filter(Boolean).length : undefined
