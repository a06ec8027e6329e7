import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './source'

const folder = join(root, 'node_modules/.cache/chromium')

/** Chromium as it comes with npm, and the environment in which it finds its shared libraries and some letters on a bare machine. */
export const packagedChromium = {
  executablePath: join(folder, 'chromium'),
  env: {
    LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    FONTCONFIG_FILE: join(folder, 'fonts.conf'),
  },
}

/**
 * Unpacks the Chromium inside the npm package `@sparticuz/chromium` before the first file of a run asks for it. The package unpacks into the
 * folder for temporary files and takes what stands there for whole, so files that begin together would start a half-written browser. Here
 * it is done once, aside, and takes its place in one step.
 */
export default async function unpackChromium() {
  if (process.env.CHROMIUM || existsSync(folder)) return
  await mkdir(join(folder, '..'), { recursive: true })
  const aside = await mkdtemp(`${folder}-`)
  const { TMPDIR, ...before } = process.env
  try {
    // The package reads both: where to unpack, and that the libraries which a bare Debian lacks are wanted, too.
    Object.assign(process.env, { TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
    const { default: packaged } = await import('@sparticuz/chromium')
    await packaged.executablePath()
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
    Object.assign(process.env, before, TMPDIR === undefined ? {} : { TMPDIR })
  }
  await writeFile(join(aside, 'fonts.conf'), fontsConf)
  try {
    await rename(aside, folder)
  } catch (error) {
    // Another run was faster.
    await rm(aside, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** The machine's own letters, the package's Latin ones, and Chinese ones of the printed certificates: so no page is measured in empty boxes. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>${join(root, 'node_modules/@embedpdf/fonts-sc/fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
