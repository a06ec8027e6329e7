import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

type Route = Record<string, unknown>

/**
 * Takes out of the browser's manifest of routes what only the server reads (its own copy has it): the lists of files to preload for each
 * route, and everything that is false or empty, which is what the router takes for what is not there. Deeds show nothing, so one module
 * without anything to show serves all of them. Two thirds of the file's weight.
 */
export async function leanManifest(directory: string): Promise<void> {
  const assets = join(directory, 'assets')
  const name = (await readdir(assets)).find((file) => /^manifest-.*\.js$/.test(file))
  if (!name) throw new Error('The build has no manifest of routes')
  const path = join(assets, name)
  const [, head, json, tail] = /^([^{]*)(\{.*\})(;?\s*)$/s.exec(await readFile(path, 'utf8'))!
  const manifest = JSON.parse(json!) as { routes: Record<string, Route> }
  const deed = Object.values(manifest.routes).find(showsNothing)
  for (const route of Object.values(manifest.routes)) {
    delete route.imports
    if (showsNothing(route)) route.module = deed!.module
    for (const [key, value] of Object.entries(route)) if (!value || (Array.isArray(value) && value.length === 0)) delete route[key]
  }
  await writeFile(path, head + JSON.stringify(manifest) + tail)
}

const showsNothing = ({ hasDefaultExport, hasErrorBoundary }: Route) => !hasDefaultExport && !hasErrorBoundary
