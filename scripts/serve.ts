import cluster from 'node:cluster'
import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * `npm start`. What V8 made of our code is kept in the data directory, so that the next start need not read it again: this must be said before
 * the code is loaded, and is written down when the first pages have run. With WORKERS this process looks after those that serve.
 * A data directory that is not there yet is for the settings' check to make, which says why it cannot.
 */
const dataDir = process.env.DATA_DIR || './data'
if (existsSync(dataDir)) enableCompileCache(join(dataDir, 'compiled'))
if (cluster.isPrimary && Number(process.env.WORKERS || 1) !== 1) {
  const { config } = await import('~/platform/config.server')
  const { keepWorkers } = await import('~/platform/rolling.server')
  process.exitCode = await keepWorkers({ file: process.argv[1]!, count: config.workers })
  process.exit()
}
const { start } = await import('~/server')
await start()
flushCompileCache()
