import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own source as data, for tests about its structure. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

export function filesBelow(folder: string): string[] {
  const files: string[] = []
  for (const name of readdirSync(join(root, folder)).sort()) {
    if (name === 'node_modules' || name.startsWith('.')) continue
    const path = `${folder}/${name}`
    if (statSync(join(root, path)).isDirectory()) files.push(...filesBelow(path))
    else files.push(path)
  }
  return files
}

const texts = new Map<string, string>()

export function textOf(path: string): string {
  let text = texts.get(path)
  if (text === undefined) {
    text = readFileSync(join(root, path), 'utf8')
    texts.set(path, text)
  }
  return text
}

export interface Import {
  from: string
  /** Path in the project, or null for a package. */
  to: string | null
  specifier: string
  isTypeOnly: boolean
}

const importPattern = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

/** Imports and re-exports of a file; `import { type A, type B }` counts as type-only. */
export function importsOf(path: string): Import[] {
  const found: Import[] = []
  for (const match of textOf(path).matchAll(importPattern)) {
    const specifier = (match[3] ?? match[4])!
    const named = match[2]?.match(/^\s*\{([^}]*)\}/)?.[1]
    const isTypeOnly = Boolean(match[1]) || Boolean(named?.split(',').every((name) => !name.trim() || name.trim().startsWith('type ')))
    found.push({ from: path, to: resolveImport(path, specifier), specifier, isTypeOnly })
  }
  return found
}

function resolveImport(from: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '')
  const base = bare.startsWith('~/')
    ? `app/${bare.slice(2)}`
    : bare.startsWith('#db/')
      ? `db/${bare.slice(4)}`
      : bare.startsWith('.')
        ? normalize(join(dirname(from), bare))
        : null
  if (base === null) return null
  for (const candidate of [base, `${base}.ts`, `${base}.tsx`, `${base}.json`]) {
    try {
      if (statSync(join(root, candidate)).isFile()) return relative(root, join(root, candidate))
    } catch {
      // the next candidate
    }
  }
  return base
}
