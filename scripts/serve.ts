import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * `npm start`. What V8 made of our code is kept in the data directory, so that the next start need not read it again: this must be said before
 * the code is loaded, and is written down when the first pages have run.
 */
enableCompileCache(join(process.env.DATA_DIR || './data', 'compiled'))
const { start } = await import('~/server')
await start()
flushCompileCache()
