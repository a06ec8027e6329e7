import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import SQLite from 'better-sqlite3'
import { config } from '~/platform/config.server'
import { type Count, packFiles } from './file-archive'
import { auditOf, examine, type Manifest, seal, sha256Of } from './sealed-copy'

/**
 * `npm run backup -- [directory]`: a consistent copy of the running database and of the uploaded files, checked, encrypted, with a manifest.
 * The server keeps working meanwhile. The files follow the database, so that every file the copy knows of is among them.
 */
if (!config.databaseUrl.startsWith('file:')) {
  process.stderr.write(
    'The database is PostgreSQL: back it up with its own tools, for instance\n' +
      '  pg_dump --format=custom --file=setuqiao.dump "$DATABASE_URL"\n' +
      'or continuous archiving (pgBackRest, WAL-G). Then encrypt the dump, and copy the files of DATA_DIR.\n',
  )
  process.exit(64)
}

const source = config.databaseUrl.slice('file:'.length)
const directory = resolve(process.argv[2] ?? join(config.dataDir, 'backups'))
await mkdir(directory, { recursive: true, mode: 0o700 })
const createdAt = new Date().toISOString()
const name = join(directory, `setuqiao-${createdAt.replace(/[:.]/g, '-')}`)
const plain = `${name}.db.part`
const sealed = `${name}.db.sealed`
const sealedFiles = `${name}.files.sealed`

try {
  const database = new SQLite(source, { fileMustExist: true })
  await database.backup(plain)
  database.close()
  // A copy in WAL mode would grow companions when it is opened; one file is what travels.
  const copy = new SQLite(plain)
  copy.pragma('journal_mode = DELETE')
  copy.close()
  const rows = examine(plain)
  await seal(plain, sealed, config.backupKey)
  const manifest: Manifest = {
    createdAt,
    sealedSha256: await sha256Of(sealed),
    databaseSha256: await sha256Of(plain),
    databaseBytes: (await stat(plain)).size,
    rows,
    audit: await auditOf(plain),
    files: config.s3 ? null : await keepFiles(),
  }
  await writeFile(`${name}.json`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  if (!manifest.audit.ok)
    process.stderr.write(`The audit chain is broken at entry ${manifest.audit.brokenAt}: the copy is as the original is.\n`)
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
  process.stdout.write(
    `Backed up ${total} rows of ${Object.keys(rows).length} tables to\n  ${sealed}\n${manifest.files ? `with ${manifest.files.files} uploaded files in\n  ${sealedFiles}\n` : ''}Keep ${name}.json beside it, and the key elsewhere.\n`,
  )
} finally {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(plain + end, { force: true })
}

async function keepFiles() {
  const count: Count = { files: 0, bytes: 0 }
  await seal(packFiles(join(config.dataDir, 'files'), count), sealedFiles, config.backupKey)
  return { ...count, sealedSha256: await sha256Of(sealedFiles) }
}
