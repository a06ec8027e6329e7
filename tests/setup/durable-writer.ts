import { writeSync } from 'node:fs'
import { connect, inTransaction } from '#db/connect'
import { migrate } from '#db/migrate'
import { isOutage } from '#db/portable'

/**
 * A process of its own that commits as fast as it can and says the id of each commit on standard output, as a server says
 * 200, once it is acknowledged, or `failed` and the id, as a server says 503. `durable-writer <file> <prefix> <most>`.
 */
const [path = '', prefix = '', most = '0'] = process.argv.slice(2)
const db = connect(`file:${path}`)
await migrate(db)
writeSync(1, 'ready\n')

let begun = 0
async function write(writer: number) {
  while (Number(most) === 0 || begun < Number(most)) {
    const key = `${prefix}-${writer}-${begun++}`
    const row = { key, hits: 1, windowEndsAt: '2026-01-01T00:00:00.000Z' }
    const said = await inTransaction(db, (tx) => tx.insertInto('throttle').values(row).execute()).then(
      () => key,
      (error) => {
        if (!isOutage(error)) throw error
        return `failed ${key}`
      },
    )
    writeSync(1, `${said}\n`)
    // Gives the other writers their turn, as requests would.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
await Promise.all([0, 1, 2, 3].map(write))
await db.destroy()
