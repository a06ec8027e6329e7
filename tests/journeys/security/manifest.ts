import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RouteConfigEntry } from '@react-router/dev/routes'
import declared from '../../../app/routes'
import { root } from '../../setup/source'

export interface RouteFacts {
  /** As the framework names it in `?_routes=`. */
  id: string
  /** Pattern with its parameters: `/:lang/requests/:ref`. */
  pattern: string
  policy: string | undefined
  hasLoader: boolean
  hasAction: boolean
  hasPage: boolean
}

/** Every route of the product, as `app/routes.ts` declares it and as its module's text says. */
export const manifest: RouteFacts[] = flat(declared as RouteConfigEntry[], '').map(({ file, pattern }) => {
  const text = readFileSync(join(root, 'app', file), 'utf8')
  const exports = (name: string) => new RegExp(`export (async function|function|const) ${name}\\b|export \\{[^}]*\\b${name}\\b`).test(text)
  return {
    id: file.replace(/\.tsx?$/, ''),
    pattern,
    policy: /export const handle = \{[^}]*\bpolicy: '([^']+)'/.exec(text)?.[1],
    hasLoader: exports('loader'),
    hasAction: exports('action'),
    hasPage: /export default /.test(text),
  }
})

function flat(entries: RouteConfigEntry[], above: string): { file: string; pattern: string }[] {
  return entries.flatMap(({ path, file, children }) => {
    const pattern = path ? `${above}/${path}` : above
    return [{ file, pattern: pattern || '/' }, ...flat(children ?? [], pattern)]
  })
}

export type Params = Record<string, string>

/** The URL of a pattern: `/:lang/requests/:ref` with its parameters filled in. */
export const urlOf = (pattern: string, params: Params): string =>
  pattern.replace('*', 'nowhere').replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${pattern} wants ${name}`)
    return encodeURIComponent(value)
  })

/** Where the framework's own script asks for the data of a page. */
export const dataUrlOf = (url: string): string => {
  const [path = '', query] = url.split('?')
  return `${path === '/' ? '/_' : path}.data${query ? `?${query}` : ''}`
}
