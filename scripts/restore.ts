import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { config } from '~/platform/config.server'
import { type Count, unpackFiles } from './file-archive'
import { auditOf, examine, type Manifest, sha256Of, unseal, unsealInto } from './sealed-copy'

/**
 * `npm run restore -- backup.db.sealed [target.db]`: decrypts a backup, holds it against its manifest, recomputes the audit's chain and puts
 * everything where the server looks; uploaded files into `files` beside a target that was named. Nothing that exists is overwritten: move it
 * away first.
 */
const [given, wanted] = process.argv.slice(2)
if (!given) stop('Say which backup: npm run restore -- path/to/setuqiao-….db.sealed')
if (!wanted && !config.databaseUrl.startsWith('file:')) stop('The database is PostgreSQL: restore it with pg_restore.')
const sealed = resolve(given)
const sealedFiles = sealed.replace(/\.db\.sealed$/, '.files.sealed')
const target = resolve(wanted ?? config.databaseUrl.slice('file:'.length))
const targetFiles = wanted ? join(dirname(target), 'files') : join(config.dataDir, 'files')
for (const end of ['', '-wal', '-shm']) {
  if (existsSync(target + end)) stop(`${target + end} exists. Stop the server and move it away first; nothing is overwritten.`)
}
if (existsSync(targetFiles) && readdirSync(targetFiles).length > 0) {
  stop(`${targetFiles} is not empty. Stop the server and move it away first; nothing is overwritten.`)
}

const manifest = JSON.parse(
  await readFile(sealed.replace(/\.db\.sealed$/, '.json'), 'utf8').catch(() => stop('Its manifest (.json) is not beside it.')),
) as Manifest
await requireUntouched(sealed, manifest.sealedSha256)
if (manifest.files) await requireUntouched(sealedFiles, manifest.files.sealedSha256)
await mkdir(dirname(target), { recursive: true, mode: 0o700 })
const [part, partFiles] = [`${target}.part`, `${targetFiles}.part`]
await clear()
try {
  await unseal(sealed, part, config.backupKey)
  if ((await sha256Of(part)) !== manifest.databaseSha256) throw new Error('the database inside is not the one of the manifest')
  if (!isDeepStrictEqual(examine(part), manifest.rows)) throw new Error('its rows are not those of the manifest')
  const audit = await auditOf(part)
  if (!isDeepStrictEqual(audit, manifest.audit)) throw new Error('its audit is not that of the manifest')
  if (manifest.files) await restoreFiles(manifest.files)
  await rename(part, target)
  const files = manifest.files ? ` with ${manifest.files.files} uploaded files in ${targetFiles}` : ''
  process.stdout.write(`Restored the state of ${manifest.createdAt} to ${target}${files}.\n`)
  process.stdout.write(
    audit.ok
      ? `The audit chain is whole: ${audit.entries} entries.\n`
      : `The audit chain is broken at entry ${audit.brokenAt}, as it was when the backup was made.\n`,
  )
  process.stdout.write('Run "npm run migrate", then start the server.\n')
} catch (error) {
  await clear()
  stop(`Not restored: ${(error as Error).message}. Is BACKUP_KEY (or SECRET) the one it was made with?`)
}

async function restoreFiles(expected: Count): Promise<void> {
  let count: Count = { files: 0, bytes: 0 }
  await unsealInto(sealedFiles, config.backupKey, async (plain) => {
    count = await unpackFiles(plain, partFiles)
  })
  if (count.files !== expected.files || count.bytes !== expected.bytes) throw new Error('its files are not those of the manifest')
  if (existsSync(targetFiles)) await rmdir(targetFiles)
  await rename(partFiles, targetFiles)
}

async function requireUntouched(path: string, sha256: string): Promise<void> {
  const actual = await sha256Of(path).catch(() => stop(`${path} is missing.`))
  if (actual !== sha256) stop(`${path} is not the one of its manifest: it was damaged or exchanged.`)
}

async function clear(): Promise<void> {
  await rm(part, { force: true })
  await rm(partFiles, { recursive: true, force: true })
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
