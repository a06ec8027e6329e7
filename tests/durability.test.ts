import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../db/connect'
import { root } from './setup/source'

const kills = Number(process.env.KILLS ?? 12)
const directory = mkdtempSync(join(tmpdir(), 'durability-'))
// Inside node_modules, so that the built writer finds the packages it imports.
const built = join(root, 'node_modules', `.durability-${process.pid}`)
const writer = join(built, 'durable-writer.js')

beforeAll(async () => {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '#db': join(root, 'db'), '~': join(root, 'app') } },
    build: { ssr: 'tests/setup/durable-writer.ts', outDir: built, emptyOutDir: true, copyPublicDir: false },
  })
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
  rmSync(built, { recursive: true, force: true })
})

describe('an SQLite file', () => {
  test(`loses nothing that was acknowledged when its process is killed ${kills} times while four write`, { timeout: 120_000 }, async () => {
    const path = join(directory, 'killed.db')
    const acknowledged: string[] = []
    for (let round = 0; round < kills; round++) {
      const child = spawn(process.execPath, [writer, path, `r${round}`], { stdio: ['ignore', 'pipe', 'inherit'] })
      let heard = ''
      child.stdout.on('data', (chunk: Buffer) => {
        heard += chunk
      })
      while (!heard.includes('ready')) await new Promise((resolve) => setTimeout(resolve, 5))
      await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 250))
      child.kill('SIGKILL')
      const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
      expect([code, signal]).toEqual([null, 'SIGKILL'])
      // A line that was cut off is no acknowledgement.
      acknowledged.push(...heard.slice(0, heard.lastIndexOf('\n')).split('\n').slice(1).filter(Boolean))
    }
    const file = openSqlite(path)
    const kept = new Set(file.prepare('select key from throttle').pluck().all() as string[])
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(kills * 5)
    expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(file.pragma('foreign_key_check')).toEqual([])
    file.close()
  })

  test('is opened so that a commit waits for the disk', () => {
    const file = openSqlite(join(directory, 'opened.db'))
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal')
    // 2 is FULL: the log is synced with every commit. Asked of the connection itself, since the driver's own default is 1.
    expect(file.pragma('synchronous', { simple: true })).toBe(2)
    expect(file.pragma('foreign_keys', { simple: true })).toBe(1)
    expect(file.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(100)
    file.close()
  })

  // A pragma is a promise; the system calls are the proof. They can be counted only where strace is installed and may trace.
  test.skipIf(!canTrace())('syncs at least once for every commit (system calls counted)', { timeout: 120_000 }, () => {
    const commits = 200
    const calls = join(directory, 'calls')
    const path = join(directory, 'traced.db')
    const first = spawnSync(process.execPath, [writer, path, 'before', '1'])
    expect(first.status).toBe(0)
    const traced = spawnSync('strace', [
      '-f',
      '-qq',
      '-e',
      'trace=fsync,fdatasync',
      '-o',
      calls,
      process.execPath,
      writer,
      path,
      'traced',
      String(commits),
    ])
    expect(traced.status).toBe(0)
    const written = new SQLite(path, { readonly: true })
      .prepare("select count(*) from throttle where key like 'traced-%'")
      .pluck()
      .get() as number
    const syncs = readFileSync(calls, 'utf8').match(/ f(?:data)?sync\(.*= 0/g)?.length ?? 0
    expect(written).toBeGreaterThanOrEqual(commits)
    expect(syncs).toBeGreaterThanOrEqual(written)
  })
})

function canTrace(): boolean {
  return spawnSync('strace', ['-qq', '-o', '/dev/null', process.execPath, '--version']).status === 0
}
