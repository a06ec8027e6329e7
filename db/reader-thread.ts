import { parentPort, workerData } from 'node:worker_threads'
import SQLite from 'better-sqlite3'

/** The other side of `connectReader` on SQLite: a thread with a connection that cannot write. */
export interface Question {
  sql: string
  parameters: readonly unknown[]
  limitMs: number
}
export type Answer = { rows: unknown[] } | { isLate: boolean; message: string; code: string | undefined }

const database = new SQLite(workerData as string, { readonly: true, fileMustExist: true })
// A writer that changes the schema, or a checkpoint at its end, may keep the file for a moment. Here nobody is kept waiting.
database.pragma('busy_timeout = 2000')
database.pragma('query_only = ON')
database.pragma('cache_size = -16384')
database.pragma('temp_store = MEMORY')

/** As many as long reads have shapes. */
const mostStatements = 50
const kept = new Map<string, SQLite.Statement<unknown[]>>()

function statementOf(text: string): SQLite.Statement<unknown[]> {
  const known = kept.get(text)
  if (known) return known
  if (kept.size >= mostStatements) kept.clear()
  const statement = database.prepare<unknown[]>(text)
  kept.set(text, statement)
  return statement
}

class Late extends Error {}

function answerTo({ sql, parameters, limitMs }: Question): Answer {
  const giveUpAt = performance.now() + limitMs
  const rows: unknown[] = []
  try {
    // Row by row, since SQLite has no limit of its own that could end a statement.
    const statement = statementOf(sql)
    if (!statement.reader) throw new Error('This connection is read-only')
    for (const row of statement.iterate(...parameters)) {
      rows.push(row)
      if (rows.length % 64 === 0 && performance.now() > giveUpAt) throw new Late()
    }
    return { rows }
  } catch (error) {
    const { message, code } = error as Error & { code?: string }
    return { isLate: error instanceof Late, message, code }
  }
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answerTo(question)))
