import closeWithGrace from 'close-with-grace'
import { config } from '~/platform/config.server'
import { db, reader } from '~/platform/database.server'
import { log } from '~/platform/log.server'
import { requireSoundDatabase } from '~/platform/start-up.server'
import { startJobs } from '~/worker.server'

/** Runs jobs outside the web process (which then gets WORKER=0). Leases keep several workers from doing a job twice. */
await requireSoundDatabase(db, config)
const worker = startJobs(db, { name: `worker-${process.pid}@${process.env.HOSTNAME ?? 'localhost'}`, reader })
log.info('worker started')

closeWithGrace({ delay: 25_000, logger: false }, async ({ err, signal }) => {
  if (err) {
    log.fatal({ err }, 'stopped by an error that nobody caught')
    log.flush()
    process.exit(1)
  }
  log.info({ signal }, 'worker stopping')
  await worker.stop()
  await Promise.all([db.destroy(), reader.destroy()])
  log.flush()
})
