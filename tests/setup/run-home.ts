import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { root } from './source'

declare module 'vitest' {
  export interface ProvidedContext {
    /** What the portals of a run share: the build, what V8 makes of it, and the seeded SQLite file that theirs are copied from. */
    runHome: string
  }
}

/** A copy of the build for the run, since one that is made beside the tests would pull files from under their servers. */
export default function setup(project: TestProject) {
  const home = mkdtempSync(join(tmpdir(), 'setuqiao-run-'))
  cpSync(join(root, 'build'), join(home, 'build'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  project.provide('runHome', home)
  return () => rmSync(home, { recursive: true, force: true })
}
