import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { read } from './bench-process'

const client = resolve(dirname(process.argv[1]!), '../client')

/** Bytes of a document as it goes over the wire, by coding. */
export async function documentBytes(url: string, headers: Record<string, string> = {}) {
  const bytes = async (coding: string) => (await read(url, { ...headers, 'Accept-Encoding': coding })).bytes
  const identity = await bytes('identity')
  const gzip = await bytes('gzip')
  // The smallest form of a kept page is made a moment after the page.
  await new Promise((resolve) => setTimeout(resolve, 300))
  return { identity, gzip, br: await bytes('br') }
}

/** Brotli bytes of every script that a page makes its browser fetch, with all that those import, of its style sheets and of its pictures, seen or not. */
export async function fetchedBytes(url: string, headers: Record<string, string> = {}) {
  const { body } = await read(url, headers)
  const language = /<html lang="en"/.test(body) ? 'en-' : 'zh-CN-'
  const styles = linked(body, /<link[^>]+href="([^"]+\.css)"/g)
  const pictures = linked(body, /(?:src|href)="(\/assets\/[^"#]+\.(?:svg|png))/g)
  const scripts = new Set<string>()
  const waiting = linked(body, /"(\/assets\/[^"]+\.js)"/g).filter((path) => isFetchedAtOnce(body, path))
  for (let path = waiting.pop(); path; path = waiting.pop()) {
    if (scripts.has(path)) continue
    scripts.add(path)
    const text = readFileSync(join(client, path), 'utf8')
    const imports = [
      ...linked(text, /(?:from|import)\s?"\.\/([^"]+\.js)"/g),
      ...linked(text, /import\("\.\/(words-[^"]+\.js)"/g).filter((name) => name.startsWith(`words-${language}`)),
    ]
    waiting.push(...imports.map((name) => `/assets/${name}`))
  }
  return { scripts: sum(scripts), styles: sum(styles), pictures: sum(pictures), files: scripts.size }
}

/** Entry, modules of the page's routes and what is preloaded; not the manifest's list of all other routes. */
const isFetchedAtOnce = (body: string, path: string) =>
  new RegExp(`(?:src|href|import)\\s?=?\\s?"${escaped(path)}"|from "${escaped(path)}"`).test(body) || body.includes(`import "${path}"`)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const linked = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, path]) => path!))]

const sum = (paths: Iterable<string>) =>
  [...paths].reduce((total, path) => total + brotliCompressSync(readFileSync(join(client, path))).length, 0)
