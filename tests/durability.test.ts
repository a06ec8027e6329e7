import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlite } from '../db/connect'
import { builtScript } from './setup/built'
import { afterCut, type Effect, readTrace, traceOptions } from './setup/power-cut'

const kills = Number(process.env.KILLS ?? 12)
const cuts = Number(process.env.CUTS ?? 30)
/** The long forms take as long as they take: what counts is what is found afterwards. */
const timeFor = (rounds: number) => 120_000 + rounds * 5_000
const directory = mkdtempSync(join(tmpdir(), 'durability-'))
let writer = ''
let remove = () => {}
beforeAll(async () => {
  ;({ script: writer, remove } = await builtScript('tests/setup/durable-writer.ts'))
})
afterAll(() => {
  rmSync(directory, { recursive: true, force: true })
  remove()
})

describe('an SQLite file', () => {
  test(`loses nothing that was acknowledged when its process is killed ${kills} times while four write`, {
    timeout: timeFor(kills),
  }, async () => {
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

  // No machine is switched off here: what reached the disk when is read from the system calls, and put together anew for many moments.
  test.skipIf(!canTrace())(
    `loses nothing that was acknowledged when the power goes, at ${cuts} moments`,
    { timeout: timeFor(cuts) },
    () => {
      const path = join(directory, 'cut.db')
      const calls = join(directory, 'cut-calls')
      expect(spawnSync(process.execPath, [writer, path, 'before', '1']).status).toBe(0)
      const files = new Map([
        [path, readFileSync(path)],
        [`${path}-wal`, Buffer.alloc(0)],
      ])
      const traced = spawnSync('strace', [...traceOptions, '-o', calls, process.execPath, writer, path, 'cut', '300'])
      expect(traced.status, String(traced.stderr)).toBe(0)
      const effects = readTrace(readFileSync(calls, 'utf8'))
      const last = effects.findLastIndex(({ kind }) => kind === 'said')
      const afterEachCut = (told: readonly Effect[]) =>
        Array.from({ length: cuts }, (_, moment) => {
          const cut = Math.floor((last * (moment + 1)) / cuts)
          const acknowledged = told.slice(0, cut).flatMap((effect) => (effect.kind === 'said' ? effect.text.split('\n') : []))
          const cutPath = join(directory, `cut-${moment}.db`)
          for (const [file, bytes] of afterCut(files, told, cut, Math.random)) writeFileSync(file.replace(path, cutPath), bytes)
          rmSync(`${cutPath}-shm`, { force: true })
          return found(
            cutPath,
            acknowledged.filter((key) => key.startsWith('cut-')),
          )
        })
      expect(effects.filter(({ kind }) => kind === 'said').length).toBeGreaterThan(300)
      expect(afterEachCut(effects)).toEqual(Array(cuts).fill('whole'))
      // The same moments on a disk that never heard of a sync of the log: so this test can see a loss, also of the file as such.
      const withoutSyncs = effects.filter((effect) => effect.kind !== 'sync' || effect.file === path)
      expect(afterEachCut(withoutSyncs).some((state) => state !== 'whole')).toBe(true)
    },
  )

  test.skipIf(!canTrace())(
    'acknowledges nothing of which the disk said that it could not keep it (errors injected into fsync)',
    {
      timeout: 120_000,
    },
    () => {
      const path = join(directory, 'failing.db')
      expect(spawnSync(process.execPath, [writer, path, 'before', '1']).status).toBe(0)
      const inject = 'inject=fsync,fdatasync:error=EIO:when=100..140'
      const traced = spawnSync('strace', ['-f', '-qq', '-e', inject, '-o', '/dev/null', process.execPath, writer, path, 'eio', '300'])
      expect(traced.status, String(traced.stderr)).toBe(0)
      const said = String(traced.stdout).split('\n').slice(1).filter(Boolean)
      const failed = said.filter((line) => line.startsWith('failed '))
      const file = openSqlite(path)
      const kept = new Set(file.prepare('select key from throttle').pluck().all() as string[])
      expect(failed.length).toBeGreaterThan(0)
      expect(said.length - failed.length).toBeGreaterThan(200)
      expect(said.filter((line) => !line.startsWith('failed ') && !kept.has(line))).toEqual([])
      expect(file.pragma('integrity_check', { simple: true })).toBe('ok')
      file.close()
    },
  )
})

/** What a start finds in the file: all that was acknowledged, less than that, or a file that SQLite calls damaged. */
function found(path: string, acknowledged: readonly string[]): string {
  let file: SQLite.Database | undefined
  try {
    file = openSqlite(path)
    const kept = new Set(file.prepare('select key from throttle').pluck().all() as string[])
    const integrity = file.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') return `damaged: ${integrity}`
    const lost = acknowledged.filter((key) => !kept.has(key)).length
    return lost === 0 ? 'whole' : `${lost} lost`
  } catch (error) {
    if (!(error instanceof SQLite.SqliteError)) throw error
    return `damaged: ${error.message}`
  } finally {
    file?.close()
  }
}

function canTrace(): boolean {
  return spawnSync('strace', ['-qq', '-o', '/dev/null', process.execPath, '--version']).status === 0
}
