import { indexEverything } from '~/discovery/indexing/commands.server'
import { db } from '~/platform/database.server'

/** `npm run reindex`: puts everything that is out into the search index anew. Needed only after a change of how texts are cut. */
const looked = await indexEverything(db)
await db.destroy()
process.stdout.write(`${looked} requests, companies and questions looked at.\n`)
