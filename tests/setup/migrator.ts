import { writeSync } from 'node:fs'
import { connect } from '#db/connect'
import { migrate } from '#db/migrate'

/**
 * Migrates in a process of its own, which kills itself in place of its statement number `last`; 0 for never. Says how many statements it took.
 * `migrator <url> <last>`.
 */
const [url = '', last = '0'] = process.argv.slice(2)
let statements = 0
const db = connect(url).withPlugin({
  transformQuery({ node }) {
    if (++statements === Number(last)) process.kill(process.pid, 'SIGKILL')
    return node
  },
  transformResult: async ({ result }) => result,
})
await migrate(db)
writeSync(1, String(statements))
await db.destroy()
