import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the run keeps the seeded SQLite file that its portals are copied from. */
    seededHome: string
  }
}

/** The demonstration is played through once per run: later portals begin with a copy of the file. */
export default function setup(project: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'setuqiao-seeded-'))
  project.provide('seededHome', home)
  return () => rmSync(home, { recursive: true, force: true })
}
