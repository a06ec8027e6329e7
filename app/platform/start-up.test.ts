import SQLite from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { connectSqlite } from '#db/connect'
import { engines, freshDatabase } from '../../tests/setup/database'
import { config } from './config.server'
import { protections, requireSoundDatabase } from './start-up.server'

test('a start on an engine that is too old ends with 78 and says what to do', async () => {
  const handle = new SQLite(':memory:')
  handle.function('sqlite_version', () => '3.51.2')
  const db = connectSqlite(handle)
  const ended = vi.spyOn(process, 'exit').mockImplementation((code) => {
    throw new Error(`ended with ${code}`)
  })
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await expect(requireSoundDatabase(db, config)).rejects.toThrow('ended with 78')
  expect(ended).toHaveBeenCalledOnce()
  expect(String(said.mock.calls[0]?.[0])).toMatch(/cannot start: the database .* is SQLite 3\.51\.2, .* run "npm ci" again/)
  await db.destroy()
})

test.each(engines)('the start says which protections are on, on %s', async (engine) => {
  const db = await freshDatabase(engine)
  const served = {
    ...config,
    mode: 'production' as const,
    demo: false,
    origin: 'https://a.example',
    origins: ['https://a.example'] as const,
  }
  const mail = { smtpUrl: 'smtp://user:password@mail.example', mailFrom: 'no-reply@a.example' }
  expect(await protections(db, { ...served, leastFreeBytes: 1024 ** 3, healthPort: 9100, metricsToken: undefined, ...mail })).toMatchObject(
    {
      https: 'on (HSTS)',
      hosts: 'a.example',
      proxies: 'none trusted: X-Forwarded-* is dropped',
      database: expect.stringMatching(/^(SQLite|PostgreSQL) \d+\.\d.*: a commit waits for the disk$/),
      disk: '1024 MB free at the start, 256 MB while serving',
      keys: 'from the environment',
      mail: 'SMTP, as no-reply@a.example',
      metrics: 'port 9100',
      demo: 'off',
    },
  )
  expect(await protections(db, { ...served, origin: 'http://localhost:3000', demo: true })).toMatchObject({
    https: expect.stringContaining('off'),
    demo: 'ON: known passwords, not for real data',
  })
})
