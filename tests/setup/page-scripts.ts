import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { root } from './source'

interface Manifest {
  entry: { module: string }
  routes: Record<string, { module: string; hasDefaultExport?: boolean }>
}

const client = join(root, 'build/client')
const assets = readdirSync(join(client, 'assets'))
const manifestName = assets.find((name) => /^manifest-.*\.js$/.test(name))!
const manifest: Manifest = JSON.parse(/\{.*\}/s.exec(readFileSync(join(client, 'assets', manifestName), 'utf8'))![0])

/** Every route that shows a page, by the name of its file. */
export const pages = Object.entries(manifest.routes)
  .filter(([id, { hasDefaultExport }]) => hasDefaultExport && id !== 'root')
  .map(([id]) => id)

const sizes = new Map<string, number>()
function sizeOf(name: string): number {
  if (!sizes.has(name)) sizes.set(name, brotliBytes(join(client, 'assets', name)))
  return sizes.get(name)!
}

/** As it is served: the build packs everything that is not tiny. */
const brotliBytes = (path: string) =>
  existsSync(`${path}.br`) ? statSync(`${path}.br`).size : brotliCompressSync(readFileSync(path)).length

/** The script files that a browser loads for a page before it comes alive, words of one language among them, and their Brotli bytes. */
export function scriptsOf(page: string, language: 'en' | 'zh-CN') {
  const files = new Set([manifestName])
  const waiting = [manifest.entry.module, manifest.routes.root!.module, manifest.routes[page]!.module]
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (files.has(name)) continue
    files.add(name)
    const text = readFileSync(join(client, 'assets', name), 'utf8')
    for (const [, next] of text.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) waiting.push(next!)
    for (const [, words] of text.matchAll(/import\(["'`]\.\/(words-[^"'`]+\.js)["'`]/g))
      if (words!.startsWith(`words-${language}-`)) waiting.push(words!)
  }
  return { files: [...files], bytes: [...files].reduce((total, name) => total + sizeOf(name), 0) }
}

export const textOfScript = (name: string) => readFileSync(join(client, 'assets', name), 'utf8')
