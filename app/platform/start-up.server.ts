import type { Db } from '#db/connect'
import { faultOfEngine, nameOfEngine } from '#db/portable'
import type { Config } from './config.server'

/** Ends the process with a plain message when the database is none that keeps its word. */
export async function requireSoundDatabase(db: Db, config: Config): Promise<void> {
  const fault = await faultOfEngine(db).catch((error: Error) => `cannot be reached: ${error.message}`)
  if (!fault) return
  process.stderr.write(`SetuQiao cannot start: the database (${config.databaseUrl.split('@').at(-1)}) ${fault}.\n`)
  process.exit(78)
}

/** Less than this many bytes free, and traffic had better go elsewhere. */
export const servingBytes = (config: Config): number => Math.floor(config.leastFreeBytes / 4)

/** Which protections are on, for the line that the start prints. */
export const protections = async (db: Db, config: Config): Promise<Record<string, string>> => ({
  https: config.origin.startsWith('https:') ? 'on (HSTS)' : 'off: the origin is http, which only a demonstration should be',
  hosts: config.origins.map((origin) => new URL(origin).host).join(' '),
  proxies: config.trustedProxies.length > 0 ? config.trustedProxies.join(' ') : 'none trusted: X-Forwarded-* is dropped',
  load: `${config.maxInFlight} requests in flight, ${config.maxWaitMs} ms of waiting`,
  database: `${await nameOfEngine(db)}: a commit waits for the disk`,
  disk: `${config.leastFreeBytes / 1024 ** 2} MB free at the start, ${servingBytes(config) / 1024 ** 2} MB while serving`,
  keys: config.mode === 'production' && !config.demo ? 'from the environment' : 'from the environment or generated in the data directory',
  mail: config.smtpUrl ? `SMTP, as ${config.mailFrom}` : config.demo ? 'built-in mailbox' : 'off: no SMTP_URL',
  backups: config.backupKey === config.secret ? 'encrypted with SECRET' : 'encrypted with BACKUP_KEY',
  metrics: config.healthPort !== undefined ? `port ${config.healthPort}` : config.metricsToken ? 'with a token' : 'off',
  demo: config.demo ? 'ON: known passwords, not for real data' : 'off',
})
