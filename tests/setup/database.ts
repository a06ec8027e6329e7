import { randomBytes } from 'node:crypto'
import SQLite from 'better-sqlite3'
import { afterEach, inject } from 'vitest'
import { connect, connectSqlite, type Db } from '../../db/connect'
import { migrate } from '../../db/migrate'
import { databaseUrl, onServer } from './postgres'

export const engines = ['sqlite', 'postgres'] as const
export type EngineName = (typeof engines)[number]

const opened: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

/**
 * A database of its own for one test, migrated and empty, closed after it. SQLite in memory is copied from a migrated image,
 * PostgreSQL from the template database of the run.
 */
export async function freshDatabase(engine: EngineName): Promise<Db> {
  return engine === 'sqlite' ? freshSqlite() : freshPostgres()
}

let image: Buffer | undefined

async function freshSqlite(): Promise<Db> {
  if (!image) {
    const first = new SQLite(':memory:')
    await migrate(connectSqlite(first))
    image = first.serialize()
    first.close()
  }
  const handle = new SQLite(image)
  handle.pragma('foreign_keys = ON')
  const db = connectSqlite(handle)
  opened.push(() => db.destroy())
  return db
}

async function freshPostgres(): Promise<Db> {
  const { url, template } = inject('postgres')
  const name = `t_${randomBytes(8).toString('hex')}`
  // Copies wait for each other: PostgreSQL copies a template for one session at a time.
  for (let tries = 0; ; tries++) {
    try {
      await onServer(url, `create database ${name} template ${template} strategy file_copy`)
      break
    } catch (error) {
      if (tries > 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 50))
    }
  }
  const db = connect(databaseUrl(url, name))
  opened.push(async () => {
    await db.destroy()
    await onServer(url, `drop database if exists ${name} with (force)`)
  })
  return db
}
