import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { config } from '~/platform/config.server'
import { examine, type Manifest, sha256Of, unseal } from './sealed-copy'

/**
 * `npm run restore -- backup.db.sealed [target.db]`: decrypts a backup, holds it against its manifest and puts it where the server
 * looks. An existing database is never overwritten: move it away first.
 */
const [given, wanted] = process.argv.slice(2)
if (!given) stop('Say which backup: npm run restore -- path/to/setuqiao-….db.sealed')
if (!wanted && !config.databaseUrl.startsWith('file:')) stop('The database is PostgreSQL: restore it with pg_restore.')
const sealed = resolve(given)
const target = resolve(wanted ?? config.databaseUrl.slice('file:'.length))
for (const end of ['', '-wal', '-shm']) {
  if (existsSync(target + end)) stop(`${target + end} exists. Stop the server and move it away first; nothing is overwritten.`)
}

const manifest = JSON.parse(
  await readFile(sealed.replace(/\.db\.sealed$/, '.json'), 'utf8').catch(() => stop('Its manifest (.json) is not beside it.')),
) as Manifest
if ((await sha256Of(sealed)) !== manifest.sealedSha256) stop('The file is not the one of its manifest: it was damaged or exchanged.')
await mkdir(dirname(target), { recursive: true, mode: 0o700 })
const part = `${target}.part`
await rm(part, { force: true })
try {
  await unseal(sealed, part, config.backupKey)
  if ((await sha256Of(part)) !== manifest.databaseSha256) throw new Error('the database inside is not the one of the manifest')
  const rows = examine(part)
  if (!isDeepStrictEqual(rows, manifest.rows)) throw new Error('its rows are not those of the manifest')
  await rename(part, target)
  process.stdout.write(`Restored the state of ${manifest.createdAt} to ${target}.\nRun "npm run migrate", then start the server.\n`)
} catch (error) {
  await rm(part, { force: true })
  stop(`Not restored: ${(error as Error).message}. Is BACKUP_KEY (or SECRET) the one it was made with?`)
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
