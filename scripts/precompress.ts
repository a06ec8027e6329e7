import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const worthIt = /\.(?:js|css|svg|json|txt|html|webmanifest)$/
const smallest = 1024

/** Writes `.br` and `.gz` beside every text file of a finished build, so that no request ever waits for compression. */
export async function precompress(directory: string): Promise<void> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    if (!entry.isFile() || !worthIt.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    if (content.length < smallest) continue
    await Promise.all([
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).then((small) =>
        writeFile(`${path}.br`, small),
      ),
      promisify(gzip)(content, { level: 9 }).then((small) => writeFile(`${path}.gz`, small)),
    ])
  }
}
