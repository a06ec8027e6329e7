import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { db } from '~/platform/database.server'
import { loadDictionary } from '~/translations/dictionary/commands.server'

/**
 * `npm run dictionary [-- PATH]`: loads CC-CEDICT, the edition that comes along or a newer one as MDBG offers it (text, .gz or .br). The old one
 * is read until the new one is complete.
 */
const path = resolve(process.argv[2] ?? 'db/dictionary/cc-cedict.u8.br')
const bytes = readFileSync(path)
const text = (path.endsWith('.br') ? brotliDecompressSync(bytes) : path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
try {
  const count = await loadDictionary(db, text.split('\n'))
  process.stdout.write(`${count} entries in the dictionary.\n`)
} catch (error) {
  process.stderr.write(`Not loaded: ${(error as Error).message}\n`)
  process.exitCode = 65
}
await db.destroy()
