import { matchRoutes, type RouteObject } from 'react-router'
import type { Accepts } from './body.server'
import { groupsOf, pageOf } from './route-groups.server'

/** What the front door reads from a route's `handle`. */
interface Handle extends Accepts {
  /** The answer to an anonymous visitor depends on the URL alone, and its page sends no script. */
  kept?: true
  /** The page sends a script even to strangers; a script needs a nonce of its own, so the page cannot be kept. */
  needsScript?: boolean
  /** Kept, and the same for everybody: a session cookie is not looked at. */
  isForAll?: true
}

interface BuiltRoute {
  id: string
  parentId?: string | undefined
  path?: string | undefined
  index?: boolean | undefined
  caseSensitive?: boolean | undefined
  module: { handle?: unknown }
}

/** So many paths are remembered; then all are forgotten at once. Their length is bounded by the door. */
const mostRemembered = 4_000

/**
 * The product's routes as the front door sees them: which page a path is, and what its route says about itself. `matchRoutes` compiles and ranks
 * every route it is given in each call, so it is given the path's group only, and paths are remembered.
 */
export function createRouteTable(built: Record<string, BuiltRoute | undefined>) {
  const { groupOf, routesOf } = groupsOf(built)
  const trees = new Map<string, RouteObject[]>()
  const remembered = new Map<string, Handle[]>()
  const treeOf = (group: string): RouteObject[] => {
    const tree = trees.get(group) ?? asTree(routesOf(group))
    trees.set(group, tree)
    return tree
  }
  const handlesOf = (path: string): Handle[] => {
    let handles = remembered.get(path)
    if (handles === undefined) {
      handles = (matchRoutes(treeOf(groupOf(path)), path) ?? []).map(({ route }) => (route.handle ?? {}) as Handle)
      if (remembered.size >= mostRemembered) remembered.clear()
      remembered.set(path, handles)
    }
    return handles
  }

  return {
    /** Whether the answer may come from memory, to a visitor or to somebody who brings a session. */
    isKept(path: string, hasSession = false): boolean {
      if (path.endsWith('.data')) return false
      const handles = handlesOf(path)
      if (hasSession && !handles.at(-1)?.isForAll) return false
      return handles.at(-1)?.kept === true && !handles.some(({ needsScript }) => needsScript)
    },
    accepts: (url: string): Accepts => {
      const { upload, json, oneClick } = handlesOf(pageOf(url)).at(-1) ?? {}
      return {
        ...(upload === undefined ? {} : { upload }),
        ...(json === undefined ? {} : { json }),
        ...(oneClick === undefined ? {} : { oneClick }),
      }
    },
  }
}

function asTree(built: Record<string, BuiltRoute | undefined>): RouteObject[] {
  const all = Object.values(built).filter((route): route is BuiltRoute => route !== undefined)
  const children = (parentId: string | undefined): RouteObject[] =>
    all
      .filter((route) => (route.parentId || undefined) === parentId)
      .map(({ id, path, index, caseSensitive, module }) => {
        const common = { id, path, caseSensitive, handle: module.handle }
        return index ? { ...common, index: true as const } : { ...common, children: children(id) }
      })
  return children(undefined)
}

export type RouteTable = ReturnType<typeof createRouteTable>
