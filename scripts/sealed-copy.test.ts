import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { beforeEach, describe, expect, test } from 'vitest'
import { examine, seal, sha256Of, unseal } from './sealed-copy'

const key = 'a key of at least thirty-two bytes, for tests'
let plain = ''
let sealed = ''
let opened = ''

beforeEach(() => {
  const directory = mkdtempSync(join(tmpdir(), 'sealed-'))
  plain = join(directory, 'plain.db')
  sealed = join(directory, 'plain.db.sealed')
  opened = join(directory, 'opened.db')
  const database = new SQLite(plain)
  database.exec("create table note (id integer primary key, text text); insert into note (text) values ('canary-one'), ('二号'), ('three')")
  database.close()
})

describe('a sealed copy', () => {
  test('opens to the same bytes with the same rows', async () => {
    await seal(plain, sealed, key)
    await unseal(sealed, opened, key)
    expect(await sha256Of(opened)).toBe(await sha256Of(plain))
    expect(examine(opened)).toEqual({ note: 3 })
  })

  test('shows nothing of what is inside, and is never the same twice', async () => {
    await seal(plain, sealed, key)
    await seal(plain, `${sealed}2`, key)
    const bytes = readFileSync(sealed)
    expect(bytes.includes('canary-one')).toBe(false)
    expect(bytes.includes('SQLite')).toBe(false)
    expect(bytes.equals(readFileSync(`${sealed}2`))).toBe(false)
  })

  test('does not open with another key', async () => {
    await seal(plain, sealed, key)
    await expect(unseal(sealed, opened, `${key}!`)).rejects.toThrow()
  })

  test.each([0, 12, 40, -1])('does not open when the byte at %i was changed', async (at) => {
    await seal(plain, sealed, key)
    const bytes = readFileSync(sealed)
    const index = at < 0 ? bytes.length + at : at
    bytes[index] = bytes[index]! ^ 1
    writeFileSync(sealed, bytes)
    await expect(unseal(sealed, opened, key)).rejects.toThrow()
  })

  test('does not open when its end is missing, or when it is something else', async () => {
    await seal(plain, sealed, key)
    writeFileSync(`${sealed}2`, readFileSync(sealed).subarray(0, -40))
    await expect(unseal(`${sealed}2`, opened, key)).rejects.toThrow()
    writeFileSync(`${sealed}3`, 'hello')
    await expect(unseal(`${sealed}3`, `${opened}3`, key)).rejects.toThrow('not a SetuQiao backup')
  })

  test('overwrites nothing', async () => {
    await seal(plain, sealed, key)
    await expect(seal(plain, sealed, key)).rejects.toThrow(/EEXIST/)
    await expect(unseal(sealed, plain, key)).rejects.toThrow(/EEXIST/)
  })

  test('a database with a damaged page is not passed off as sound', () => {
    const big = new SQLite(plain)
    big.exec(
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000) insert into note (text) select 'row ' || i from n",
    )
    big.close()
    const bytes = readFileSync(plain)
    bytes.fill(0xff, 8192, 8192 + 600)
    writeFileSync(plain, bytes)
    expect(() => examine(plain)).toThrow()
  })
})
