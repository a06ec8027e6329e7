import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'vite'
import { root } from './source'

/** A file of ours as a script that plain Node runs in a process of its own. Lies inside node_modules, so that it finds the packages it imports. */
export async function builtScript(file: string): Promise<{ script: string; remove: () => void }> {
  const name = basename(file, '.ts')
  const folder = join(root, 'node_modules', `.${name}-${process.pid}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '#db': join(root, 'db'), '~': join(root, 'app') } },
    build: { ssr: file, outDir: folder, emptyOutDir: true, copyPublicDir: false },
  })
  return { script: join(folder, `${name}.js`), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
