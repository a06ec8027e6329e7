import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyChain } from '../../app/audit/queries.server'
import { connect } from '../../db/connect'
import { examine, type Manifest } from '../../scripts/sealed-copy'
import { drafted, submitted, type World, world } from '../factories/requesting'
import { freePort } from '../setup/free-port'
import { eventually, type RunningPortal, startPortal } from '../setup/server'

/** The drill: a portal that people write to is backed up and stood up again elsewhere, with the scripts as an operator types them. */
let portal: RunningPortal
let people: World
let backups = ''
let manifest: Manifest
const elsewhere: string[] = []
const file = 'd4/4d.dat'

beforeAll(async () => {
  portal = await startPortal('sqlite')
  people = await world(portal.db)
  await submitted(portal.db, people)
  mkdirSync(join(portal.dataDir, 'files/d4'), { recursive: true })
  writeFileSync(join(portal.dataDir, 'files', file), 'drawing '.repeat(50_000))
  writeFileSync(join(portal.dataDir, 'files/d4/4d.meta.json'), '{}')
  backups = join(fresh(), 'backups')
})
afterAll(async () => {
  await portal?.stop()
  for (const directory of elsewhere) rmSync(directory, { recursive: true, force: true })
})

function fresh() {
  const directory = mkdtempSync(join(tmpdir(), 'setuqiao-drill-'))
  elsewhere.push(directory)
  return directory
}

/** `npm run restore` on another machine: the same build and key, an empty data directory. */
const restore = (sealed: string, dataDir: string, changes: Record<string, string> = {}) =>
  new Promise<{ code: number; said: string }>((resolve) => {
    const env = { ...portal.env, DATA_DIR: dataDir, DATABASE_URL: `file:${join(dataDir, 'setuqiao.db')}`, ...changes }
    execFile(process.execPath, ['build/server/restore.js', sealed], { cwd: portal.dataDir, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    )
  })
const sealedIn = (directory: string) => join(directory, readdirSync(directory).find((name) => name.endsWith('.db.sealed'))!)
const leftIn = (directory: string) => readdirSync(directory).filter((name) => name !== 'backups')

describe('a backup', () => {
  test('made while people write is whole, and shows nothing without its key', async () => {
    let isOver = false
    let writes = 0
    const writer = (async () => {
      while (!isOver) {
        await drafted(portal.db, people)
        writes++
        await new Promise((resolve) => setTimeout(resolve, 2))
      }
    })()
    expect(await portal.script('backup', backups)).toContain('with 2 uploaded files')
    isOver = true
    await writer
    expect(writes).toBeGreaterThan(5)
    const sealed = sealedIn(backups)
    manifest = JSON.parse(readFileSync(sealed.replace('.db.sealed', '.json'), 'utf8'))
    expect(manifest).toMatchObject({ audit: { ok: true }, files: { files: 2, bytes: 400_002 } })
    for (const name of readdirSync(backups).filter((each) => each.endsWith('.sealed'))) {
      const bytes = readFileSync(join(backups, name))
      expect(bytes.includes('SQLite') || bytes.includes('drawing') || bytes.includes('Gear Works')).toBe(false)
    }
  })

  test('restores every row, every file and the whole audit chain into an empty directory, from which the portal serves', async () => {
    const directory = fresh()
    const { code, said } = await restore(sealedIn(backups), directory)
    expect(said).toContain('The audit chain is whole')
    expect(code).toBe(0)
    expect(examine(join(directory, 'setuqiao.db'))).toEqual(manifest.rows)
    const db = connect(`file:${join(directory, 'setuqiao.db')}`)
    expect(await verifyChain(db)).toEqual(manifest.audit)
    await db.destroy()
    expect(readFileSync(join(directory, 'files', file), 'utf8')).toBe('drawing '.repeat(50_000))
    expect(leftIn(directory).sort()).toEqual(['files', 'setuqiao.db'].sort())
    await serves(directory)
    // A second time there is something to lose.
    const again = await restore(sealedIn(backups), directory)
    expect(again.code).toBe(1)
    expect(again.said).toContain('nothing is overwritten')
  })

  test.each([
    ['another key', async () => {}, { SECRET: 'another secret of the tests, more than 32 bytes' }],
    ['a byte of the database changed', (copy: string) => damage(sealedIn(copy)), {}],
    ['a byte of the files changed', (copy: string) => damage(sealedIn(copy).replace('.db.', '.files.')), {}],
    ['the files gone', async (copy: string) => rmSync(sealedIn(copy).replace('.db.', '.files.')), {}],
    ['a manifest of another state', forgeManifest, {}],
  ])('with %s is refused and leaves nothing behind', async (_, change, environment) => {
    const [copy, directory] = [join(fresh(), 'copy'), fresh()]
    cpSync(backups, copy, { recursive: true })
    await change(copy)
    const { code, said } = await restore(sealedIn(copy), directory, environment)
    expect([code, said]).toEqual([1, expect.stringMatching(/Not restored|not the one of its manifest|is missing/)])
    expect(leftIn(directory)).toEqual([])
  })

  test('does not replace a database or files that are there', async () => {
    for (const there of ['setuqiao.db', 'files/other.dat']) {
      const directory = fresh()
      mkdirSync(join(directory, 'files'))
      writeFileSync(join(directory, there), 'mine')
      expect(await restore(sealedIn(backups), directory)).toMatchObject({ code: 1, said: expect.stringContaining('move it away first') })
      expect(readFileSync(join(directory, there), 'utf8')).toBe('mine')
    }
  })
})

/** The server itself, on what was restored. */
async function serves(dataDir: string) {
  const origin = `http://localhost:${await freePort()}`
  const env = {
    ...portal.env,
    DATA_DIR: dataDir,
    DATABASE_URL: `file:${join(dataDir, 'setuqiao.db')}`,
    ORIGIN: origin,
    PORT: new URL(origin).port,
  }
  const server = spawn(process.execPath, ['build/server/server.js'], { cwd: portal.dataDir, env, stdio: 'ignore' })
  await eventually(async () => (await fetch(`${origin}/readyz`).catch(() => null))?.ok, 'the restored portal to be ready')
  expect((await fetch(`${origin}/zh/requests`)).status).toBe(200)
  const ended = once(server, 'exit')
  server.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}

async function damage(path: string) {
  const bytes = readFileSync(path)
  bytes[200] = bytes[200]! ^ 1
  writeFileSync(path, bytes)
}

async function forgeManifest(copy: string) {
  const path = sealedIn(copy).replace('.db.sealed', '.json')
  const told = JSON.parse(readFileSync(path, 'utf8')) as Manifest
  writeFileSync(path, JSON.stringify({ ...told, rows: { ...told.rows, request: (told.rows.request ?? 0) + 1 } }))
}
