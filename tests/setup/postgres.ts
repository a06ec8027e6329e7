import { sql } from 'kysely'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { startCluster } from './postgres-cluster'

declare module 'vitest' {
  export interface ProvidedContext {
    /**
     * URL of the server's maintenance database; `template` is the migrated database that tests are copied from, `firstRows` what stands
     * in its tables, as JSON.
     */
    postgres: { url: string; template: string; firstRows: Record<string, string> }
  }
}

/**
 * One real PostgreSQL for the whole run: its binaries come from npm, as root it runs as a user of its own. Data is not synced
 * to disk, since the cluster is thrown away. `TEST_DATABASE_URL` names another server instead.
 */
export default async function setup(project: TestProject) {
  const { socketUrl: url, stop } = process.env.TEST_DATABASE_URL
    ? { socketUrl: process.env.TEST_DATABASE_URL, stop: async () => {} }
    : await startCluster()
  const template = `template_${process.pid}`
  await onServer(url, `create database ${template}`)
  const db = connect(databaseUrl(url, template))
  await migrate(db)
  const firstRows: Record<string, string> = {}
  for (const { name } of await db.introspection.getTables()) {
    const { rows } = await sql`select * from ${sql.table(name)}`.execute(db)
    if (rows.length > 0) firstRows[name] = JSON.stringify(rows)
  }
  await db.destroy()
  project.provide('postgres', { url, template, firstRows })
  return async () => {
    if (process.env.TEST_DATABASE_URL) await dropAll(url, template)
    await stop()
  }
}

/** The template and the copies of it. */
async function dropAll(url: string, template: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select datname from pg_database where starts_with(datname, $1)', [template])
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

export const databaseUrl = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
