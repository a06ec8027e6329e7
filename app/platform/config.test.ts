import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explain, readConfig } from './config.server'

const DATA_DIR = mkdtempSync(join(tmpdir(), 'config-'))
const served = { NODE_ENV: 'production', ORIGIN: 'https://a.example', SECRET: 'x'.repeat(32), DATA_DIR }

function faultsOf(env: Record<string, string>): string[] {
  const result = readConfig(env)
  return result.ok ? [] : result.faults.map(({ variable }) => variable)
}

describe('the environment', () => {
  test('a complete one is taken as it is', () => {
    const result = readConfig({ ...served, PORT: '8080', ORIGIN: 'https://a.example, https://b.example', SMTP_URL: '' })
    expect(result).toMatchObject({
      ok: true,
      config: {
        port: 8080,
        origin: 'https://a.example',
        origins: ['https://a.example', 'https://b.example'],
        smtpUrl: undefined,
        demo: false,
      },
    })
  })

  test('production asks for what it cannot guess', () => {
    expect(faultsOf({ NODE_ENV: 'production', DATA_DIR })).toEqual(['ORIGIN', 'SECRET'])
  })

  test.each([
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['ORIGIN', 'https://a.example/'],
    ['ORIGIN', 'a.example'],
    ['ORIGIN', 'ftp://a.example'],
    ['SECRET', 'short'],
    ['DATABASE_URL', 'mysql://a'],
    ['SMTP_URL', 'mail.example'],
    ['MAIL_FROM', 'SetuQiao'],
    ['S3_ENDPOINT', 'storage.example'],
    ['DEMO', 'yes'],
    ['NODE_ENV', 'prod'],
    ['DATA_DIR', '/dev/null/data'],
    ['DATA_DIR', '/proc/data'],
    ['S3_BUCKET', 'files'],
    ['TRUSTED_PROXIES', 'proxy.local'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['MACHINE', 'deepl'],
    ['MACHINE_URL', 'ftp://a.example'],
    ['MACHINE_URL', 'https://me:you@a.example'],
    ['MACHINE_TIMEOUT_SECONDS', '600'],
  ])('%s=%s is named as wrong', (variable, value) => {
    expect(faultsOf({ ...served, [variable]: value })).toEqual([variable])
  })

  test('a disk without room for what is written is named, with what to do', () => {
    const told = (env: Record<string, string>) => {
      const result = readConfig({ ...served, ...env })
      return result.ok ? [] : result.faults
    }
    const [fault, ...others] = told({ MIN_FREE_MB: '1000000000' })
    expect(others).toEqual([])
    expect(fault?.variable).toBe('DATA_DIR')
    expect(fault?.why).toMatch(new RegExp(`with \\d+ MB free \\(${DATA_DIR}\\), and 1000000000 MB are asked for: make room`))
    // The file may lie on another disk than the rest.
    expect(told({ MIN_FREE_MB: '0', DATABASE_URL: 'file:/dev/null/a.db' }).map(({ variable }) => variable)).toEqual(['DATABASE_URL'])
    expect(told({ MIN_FREE_MB: '0' })).toEqual([])
  })

  test('a served portal asks for a gigabyte, a demonstration for less', () => {
    const asked = (env: Record<string, string>) => {
      const result = readConfig({ ...env, DATA_DIR })
      return result.ok ? result.config.leastFreeBytes / 1024 ** 2 : result.faults
    }
    expect([asked(served), asked({ NODE_ENV: 'production', DEMO: '1' }), asked({ ...served, MIN_FREE_MB: '2048' })]).toEqual([
      1024, 128, 2048,
    ])
  })

  test('a machine needs its address, and a chat service its model', () => {
    expect(faultsOf({ ...served, MACHINE: 'libretranslate' })).toEqual(['MACHINE_URL'])
    expect(faultsOf({ ...served, MACHINE: 'openai', MACHINE_URL: 'https://a.example/v1' })).toEqual(['MACHINE_MODEL'])
    const result = readConfig({ ...served, MACHINE: 'openai', MACHINE_URL: 'https://a.example/v1', MACHINE_MODEL: 'm' })
    expect(result).toMatchObject({ ok: true, config: { machine: { provider: 'openai', timeoutMs: 30_000, dailyCharacters: 200_000 } } })
    expect(readConfig(served)).toMatchObject({ ok: true, config: { machine: undefined } })
  })

  test('a mail server needs a sender that it sends for; nobody else has to name one', () => {
    const SMTP_URL = 'smtp://mail.example:587'
    const mailFrom = (env: Record<string, string>) => {
      const result = readConfig(env)
      return result.ok ? result.config.mailFrom : explain(result.faults)
    }
    expect(mailFrom({ ...served, SMTP_URL })).toContain('MAIL_FROM is required with SMTP_URL')
    expect(mailFrom({ ...served, SMTP_URL, MAIL_FROM: 'no-reply@a.example' })).toBe('no-reply@a.example')
    expect(mailFrom(served)).toBe('SetuQiao <no-reply@a.example>')
    expect(mailFrom({ NODE_ENV: 'production', DEMO: '1', DATA_DIR, SMTP_URL })).toBe('SetuQiao <no-reply@localhost>')
  })

  test('the README lists every variable, as the message of a start that fails says', () => {
    const read = [...readFileSync('app/platform/config.server.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name!)
    const table = readFileSync('README.md', 'utf8').match(/^\| `[A-Z0-9_]+`.*$/gm) ?? []
    const told = table.flatMap((line) => line.split('|')[1]!.match(/[A-Z0-9_]+/g) ?? [])
    expect(told.toSorted()).toEqual(read.toSorted())
  })

  test('every fault is told at once, in plain words, with an example', () => {
    const result = readConfig({ ...served, PORT: 'x', SECRET: 'short' })
    const text = result.ok ? '' : explain(result.faults)
    expect(text).toContain('PORT must be a whole number from 0 to 65535')
    expect(text).toContain('for example: 3000')
    expect(text).toContain('SECRET must be at least 32 bytes')
    expect(text).not.toContain('short')
  })

  test('a demonstration makes a secret, keeps it to itself and finds it again', () => {
    const read = () => readConfig({ NODE_ENV: 'production', DEMO: '1', DATA_DIR })
    const [first, second] = [read(), read()]
    expect(first.ok && first.config.secret.length).toBeGreaterThanOrEqual(32)
    expect(first.ok && second.ok && first.config.secret === second.config.secret).toBe(true)
    expect(statSync(join(DATA_DIR, 'secret')).mode & 0o777).toBe(0o600)
    expect(first).toMatchObject({
      config: { origin: 'http://localhost:3000', origins: ['http://localhost:3000', 'http://127.0.0.1:3000'] },
    })
  })
})
