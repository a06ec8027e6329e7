import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '../db/connect'
import { engines, freshDatabase } from './setup/database'
import { filesBelow, textOf } from './setup/source'

interface Column {
  type: 'text' | 'integer' | 'bytes'
  isNullable: boolean
}
type Tables = Record<string, Record<string, Column>>

const typeOf = (declared: string): Column['type'] =>
  /\b(number|Flag)\b/.test(declared) ? 'integer' : /\bUint8Array\b/.test(declared) ? 'bytes' : 'text'
const typeIn = (stored: string): Column['type'] =>
  /int/.test(stored) ? 'integer' : /^(blob|bytea)$/.test(stored) ? 'bytes' : (stored as 'text')

/** What `db/schema/` promises, read from its text. */
function promised(): Tables {
  const source = filesBelow('db/schema').map(textOf).join('\n')
  const tables: Tables = {}
  const interfaces = new Map([...source.matchAll(/export interface (\w+)Table \{([\s\S]*?)\n\}/g)].map((match) => [match[1]!, match[2]!]))
  for (const [, name, type] of source.matchAll(/^ {2}(\w+): (\w+)Table$/gm)) {
    const columns: Record<string, Column> = {}
    for (const [, column, declared] of interfaces.get(type!)!.matchAll(/^ {2}(\w+): (.+)$/gm)) {
      columns[column!] = { type: typeOf(declared!), isNullable: / \| null$/.test(declared!) }
    }
    tables[name!] = columns
  }
  return tables
}

async function actual(db: Db): Promise<Tables> {
  const tables: Tables = {}
  for (const table of await db.introspection.getTables()) {
    // The full-text index is each engine's own, with tables of its own.
    if (/^(kysely_|searchIndex)/.test(table.name)) continue
    tables[table.name] = Object.fromEntries(
      table.columns.map((column) => [column.name, { type: typeIn(column.dataType.toLowerCase()), isNullable: column.isNullable }]),
    )
  }
  return tables
}

const foreignKeysSql = {
  sqlite: sql<{ table: string; column: string; target: string }>`
    select m.name as "table", f."from" as "column", f."table" as target from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table'`,
  postgres: sql<{ table: string; column: string; target: string }>`
    select t.relname as "table", a.attname as "column", r.relname as target from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_class r on r.oid = c.confrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
    where c.contype = 'f'`,
}

const firstIndexColumns = {
  sqlite: sql<{ table: string; column: string }>`
    select m.name as "table", i.name as "column" from sqlite_master m, pragma_index_list(m.name) l, pragma_index_info(l.name) i where m.type = 'table' and i.seqno = 0`,
  postgres: sql<{ table: string; column: string }>`
    select t.relname as "table", a.attname as "column" from pg_index i join pg_class t on t.oid = i.indrelid
    join pg_namespace n on n.oid = t.relnamespace join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0] where n.nspname = 'public'`,
}

const sorted = (rows: Array<Record<string, string>>) => rows.map((row) => Object.values(row).join('.')).sort()

describe.each(engines)('the schema on %s', (engine) => {
  test('has exactly the tables and columns that the types promise', async () => {
    expect(await actual(await freshDatabase(engine))).toEqual(promised())
  })

  test('names say the type: …At and …On are text, is… has… wants… are integers', async () => {
    const wrong = Object.entries(await actual(await freshDatabase(engine))).flatMap(([table, columns]) =>
      Object.entries(columns)
        .filter(
          ([name, { type }]) =>
            (/[a-z](At|On|Json|Id)$/.test(name) && type !== 'text') || (/^(is|has|wants)[A-Z]/.test(name) && type !== 'integer'),
        )
        .map(([name]) => `${table}.${name}`),
    )
    expect(wrong).toEqual([])
  })

  test('finds every row that a foreign key points from by an index', async () => {
    const db = await freshDatabase(engine)
    const indexed = new Set(sorted((await firstIndexColumns[engine].execute(db)).rows))
    const { rows } = await foreignKeysSql[engine].execute(db)
    expect(rows.length).toBeGreaterThan(40)
    expect(rows.map(({ table, column }) => `${table}.${column}`).filter((key) => !indexed.has(key))).toEqual([])
  })

  test('refuses to rewrite the audit', async () => {
    const db = await freshDatabase(engine)
    const entry = {
      id: 'x',
      number: 1,
      at: '2026-01-01T00:00:00.000Z',
      actorId: null,
      event: 'e',
      subjectType: 's',
      subjectId: 'i',
      detailJson: '{}',
      previousHash: '',
      hash: '',
    }
    await db.insertInto('auditEntry').values(entry).execute()
    await expect(db.updateTable('auditEntry').set({ event: 'other' }).execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('auditEntry').execute()).rejects.toThrow('append-only')
  })
})

test('both engines have the same foreign keys', async () => {
  const [lite, big] = [await freshDatabase('sqlite'), await freshDatabase('postgres')]
  expect(sorted((await foreignKeysSql.sqlite.execute(lite)).rows)).toEqual(sorted((await foreignKeysSql.postgres.execute(big)).rows))
})
