import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Route = Record<string, unknown>

/**
 * Takes out of the browser's manifest of routes what only the server reads (its own copy has it): the lists of files to preload for each
 * route, what programs alone ask for (feeds of the whole portal, the API), and everything that is false or empty, which is what the router takes for
 * what is not there. Deeds show nothing, so one module without anything to show serves all of them. Each route's id is its key: the script says it
 * again once it has come. Three quarters of the file's weight.
 */
export async function leanManifest(directory: string): Promise<void> {
  const assets = join(directory, 'assets')
  const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file))
  if (!name) throw new Error('The build has no manifest of routes')
  const path = join(assets, name)
  const [, head, json, tail] = /^([^{]*)(\{.*\})(;?\s*)$/s.exec(await readFile(path, 'utf8'))!
  const manifest = JSON.parse(json!) as { routes: Record<string, Route> }
  const deed = Object.values(manifest.routes).find(showsNothing)
  for (const [id, route] of Object.entries(manifest.routes)) {
    if (isForPrograms(route)) delete manifest.routes[id]
    delete route.id
    delete route.imports
    if (showsNothing(route)) route.module = deed!.module
    for (const [key, value] of Object.entries(route)) if (!value || (Array.isArray(value) && value.length === 0)) delete route[key]
  }
  await writeFile(path, `${head}${JSON.stringify(manifest)};for(const id in ${routes})${routes}[id].id=id${tail}`)
}

const routes = 'window.__reactRouterManifest.routes'

/** Every page and every deed of a person stands under a language. */
const isForPrograms = ({ path }: Route) => typeof path === 'string' && path !== '' && !path.startsWith(':lang')

const showsNothing = ({ hasDefaultExport, hasErrorBoundary }: Route) => !hasDefaultExport && !hasErrorBoundary
