import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { examples } from './config-examples'
import { proxiesOf } from './front-door/origin.server'
import { unusableDirectory } from './room.server'

const flag = (standard: '0' | '1') =>
  z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .default(standard)
    .transform((value) => value === '1')

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .refine((n) => Number.isInteger(n) && n >= least && n <= most, {
      error: `must be a whole number from ${least} to ${most}`,
    })

const origin = z
  .string()
  .refine(isOrigin, { error: 'must be an origin (scheme, host and port, nothing after it), or several separated by commas' })

const list = z
  .string()
  .default('')
  .transform((value) =>
    value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']
const serviceUrl = z.string().refine(isServiceUrl, { error: 'must be an http:// or https:// URL without password, query or #' })
const secret = z.string().refine((value) => Buffer.byteLength(value) >= 32, { error: 'must be at least 32 bytes, made at random' })

/** What the environment may say. Empty variables count as not set, since compose files pass them so. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test'], { error: 'must be production, development or test' }).default('development'),
  DEMO: flag('0'),
  HOST: z.string().optional(),
  PORT: whole(0, 65_535).default(3000),
  HEALTH_PORT: whole(1, 65_535).optional(),
  ORIGIN: list.pipe(z.array(origin)),
  TRUSTED_PROXIES: list,
  DATA_DIR: z.string().default('./data'),
  MIN_FREE_MB: whole(0, 1_000_000_000).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, { error: 'must begin with file: (SQLite) or postgres:// (PostgreSQL)' })
    .optional(),
  SECRET: secret.optional(),
  BACKUP_KEY: secret.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, { error: 'must begin with smtp:// or smtps://' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^@]*[^@\s<]@[^@\s]+$/, { error: 'must be an e-mail address, or a name with the address in <>' })
    .optional(),
  ICP_NUMBER: z.string().max(60, { error: 'must be at most 60 characters' }).optional(),
  OCDS_PREFIX: z
    .string()
    .regex(/^ocds-[a-z0-9]{6}$/, { error: 'must look like ocds-a1b2c3' })
    .optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: serviceUrl.optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PATH_STYLE: flag('0'),
  WORKER: flag('1'),
  WORKERS: whole(1, 64).default(1),
  LOG_LEVEL: z.enum(levels, { error: 'must be trace, debug, info, warn, error, fatal or silent' }).default('info'),
  MACHINE: z.enum(['off', 'libretranslate', 'openai'], { error: 'must be off, libretranslate or openai' }).default('off'),
  MACHINE_URL: serviceUrl.optional(),
  MACHINE_KEY: z.string().max(500, { error: 'must be at most 500 characters' }).optional(),
  MACHINE_MODEL: z.string().max(200, { error: 'must be at most 200 characters' }).optional(),
  MACHINE_TIMEOUT_SECONDS: whole(1, 50).default(30),
  MACHINE_DAILY_CHARACTERS: whole(0, 100_000_000).default(200_000),
  MAX_IN_FLIGHT: whole(1, 10_000).default(64),
  MAX_WAIT_MS: whole(20, 60_000).default(250),
  API_PER_MINUTE: whole(10, 1_000_000).default(120),
  WEBHOOK_TEST_URL: serviceUrl.optional(),
  METRICS_TOKEN: z.string().min(16, { error: 'must be at least 16 characters' }).optional(),
})

/** Settings of the process, checked once. Secrets are strings of at least 32 bytes. */
export interface Config {
  mode: 'production' | 'development' | 'test'
  demo: boolean
  /** Whether jobs run beside the server. */
  worker: boolean
  /** Server processes on the one port. */
  workers: number
  /** Address to listen on; every one, IPv6 and IPv4, when undefined. */
  host: string | undefined
  port: number
  healthPort: number | undefined
  /** Every origin that is ours; the first one is canonical and is what links in mails begin with. */
  origins: readonly [string, ...string[]]
  origin: string
  trustedProxies: readonly string[]
  dataDir: string
  databaseUrl: string
  /** Where we write: the data directory, and that of the SQLite file if it is another. */
  directories: readonly string[]
  /** Bytes that must be free there before we start. */
  leastFreeBytes: number
  secret: string
  backupKey: string
  smtpUrl: string | undefined
  mailFrom: string
  icpNumber: string | undefined
  /** Prefix of identifiers in open contracting data, given by the Open Contracting Partnership. */
  ocdsPrefix: string | undefined
  s3: BucketConfig | undefined
  logLevel: string
  maxInFlight: number
  maxWaitMs: number
  metricsToken: string | undefined
  /** Requests a minute that the API answers to one address; to a token five times as many. */
  apiPerMinute: number
  /** Webhooks below it may stand on this machine; never in a portal that serves people. */
  webhookTestUrl: string | undefined
  machine: MachineConfig | undefined
}

/** Where uploaded files lie when not on disk. */
export interface BucketConfig {
  bucket: string
  region: string
  endpoint: string
  accessKeyId: string
  secretAccessKey: string
  /** The bucket's name stands in the path of each URL, not before the host. */
  forcePathStyle: boolean
}

/** The machine that drafts translations, if the operator has named one. */
export interface MachineConfig {
  provider: 'libretranslate' | 'openai'
  /** What its paths are appended to. */
  url: string
  key: string | undefined
  model: string | undefined
  timeoutMs: number
  /** Characters that may leave the house on one day. */
  dailyCharacters: number
}

export interface Fault {
  variable: string
  why: string
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: Fault[] }

/**
 * Reads the environment. Every fault is named at once, so that a first deployment is one round of mending.
 * Writes nothing but, outside production, a generated secret into the data directory.
 */
export function readConfig(env: Record<string, string | undefined>): ConfigResult {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => ({ variable: String(issue.path[0] ?? ''), why: issue.message })) }
  }
  const read = parsed.data
  const faults: Fault[] = []
  const isServed = read.NODE_ENV === 'production' && !read.DEMO
  const dataDir = resolve(read.DATA_DIR)

  const databaseUrl = read.DATABASE_URL ?? `file:${join(dataDir, 'setuqiao.db')}`
  const file = /^file:(?!:memory:)(.+)$/.exec(databaseUrl)?.[1]
  const leastFreeBytes = (read.MIN_FREE_MB ?? (isServed ? 1024 : 128)) * 1024 ** 2
  const directories = [...new Set([dataDir, ...(file ? [dirname(resolve(file))] : [])])]
  for (const directory of directories) {
    const why = unusableDirectory(directory, leastFreeBytes)
    if (why) faults.push({ variable: directory === dataDir ? 'DATA_DIR' : 'DATABASE_URL', why })
  }
  if (isServed && read.ORIGIN.length === 0) faults.push({ variable: 'ORIGIN', why: 'is required in production' })
  if (isServed && read.WEBHOOK_TEST_URL) faults.push({ variable: 'WEBHOOK_TEST_URL', why: 'is for tests and demonstrations only' })
  if (isServed && read.SMTP_URL && !read.MAIL_FROM)
    faults.push({ variable: 'MAIL_FROM', why: 'is required with SMTP_URL: a sender of letters that the mail server lets through' })
  if (isServed && !read.SECRET) faults.push({ variable: 'SECRET', why: 'is required in production' })
  try {
    proxiesOf(read.TRUSTED_PROXIES)
  } catch (error) {
    faults.push({ variable: 'TRUSTED_PROXIES', why: (error as Error).message })
  }
  const s3 = [read.S3_BUCKET, read.S3_ENDPOINT, read.S3_ACCESS_KEY_ID, read.S3_SECRET_ACCESS_KEY]
  if (s3.some(Boolean) && !s3.every(Boolean)) {
    faults.push({ variable: 'S3_BUCKET', why: 'needs S3_ENDPOINT, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it (all four or none)' })
  }
  if (read.MACHINE !== 'off' && !read.MACHINE_URL) faults.push({ variable: 'MACHINE_URL', why: 'is required when MACHINE is not off' })
  if (read.MACHINE === 'openai' && !read.MACHINE_MODEL)
    faults.push({ variable: 'MACHINE_MODEL', why: 'is required when MACHINE is openai' })
  if (faults.length > 0) return { ok: false, faults }

  const secret = read.SECRET ?? keptSecret(dataDir)
  const [first, ...others] = read.ORIGIN.length > 0 ? read.ORIGIN : [`http://localhost:${read.PORT}`, `http://127.0.0.1:${read.PORT}`]
  const origins = [first as string, ...others] as const
  return {
    ok: true,
    config: {
      mode: read.NODE_ENV,
      demo: read.DEMO,
      worker: read.WORKER,
      workers: read.WORKERS,
      host: read.HOST,
      port: read.PORT,
      healthPort: read.HEALTH_PORT,
      origins,
      origin: origins[0],
      trustedProxies: read.TRUSTED_PROXIES,
      dataDir,
      databaseUrl,
      directories,
      leastFreeBytes,
      secret,
      backupKey: read.BACKUP_KEY ?? secret,
      smtpUrl: read.SMTP_URL,
      mailFrom: read.MAIL_FROM ?? `SetuQiao <no-reply@${new URL(origins[0]).hostname}>`,
      icpNumber: read.ICP_NUMBER,
      ocdsPrefix: read.OCDS_PREFIX,
      s3: read.S3_BUCKET
        ? {
            bucket: read.S3_BUCKET,
            region: read.S3_REGION,
            endpoint: read.S3_ENDPOINT ?? '',
            accessKeyId: read.S3_ACCESS_KEY_ID ?? '',
            secretAccessKey: read.S3_SECRET_ACCESS_KEY ?? '',
            forcePathStyle: read.S3_PATH_STYLE,
          }
        : undefined,
      logLevel: read.LOG_LEVEL,
      maxInFlight: read.MAX_IN_FLIGHT,
      maxWaitMs: read.MAX_WAIT_MS,
      metricsToken: read.METRICS_TOKEN,
      apiPerMinute: read.API_PER_MINUTE,
      webhookTestUrl: read.WEBHOOK_TEST_URL,
      machine:
        read.MACHINE === 'off' || !read.MACHINE_URL
          ? undefined
          : {
              provider: read.MACHINE,
              url: read.MACHINE_URL,
              key: read.MACHINE_KEY,
              model: read.MACHINE_MODEL,
              timeoutMs: read.MACHINE_TIMEOUT_SECONDS * 1_000,
              dailyCharacters: read.MACHINE_DAILY_CHARACTERS,
            },
    },
  }
}

/** The faults in plain words, for the person who typed the command. */
export function explain(faults: Fault[]): string {
  const lines = faults.map(({ variable, why }) => {
    const example = examples[variable]
    return `  ${variable} ${why}${example ? `\n      for example: ${example}` : ''}`
  })
  return `SetuQiao cannot start: the environment is not right.\n\n${lines.join('\n')}\n\nThe README lists every variable.\n`
}

/** The settings of this process. Loading this file prints what is wrong and ends with code 78 (EX_CONFIG) when they do not hold. */
export const config: Config = load()

function load(): Config {
  // Below Node-API 10 the SQLite driver does not fail, it takes the process down without a word.
  if (Number(process.versions.napi) < 10) {
    stop(
      `SetuQiao needs Node 22.22 or newer; this is ${process.version}.\nStart it with "npm run", which uses the Node 24 that "npm ci" has installed.\n`,
    )
  }
  if (!process.env.VITEST && existsSync('.env')) process.loadEnvFile()
  const result = readConfig(
    process.env.VITEST ? { DATA_DIR: join(tmpdir(), `setuqiao-tests-${process.getuid?.() ?? 0}`), ...process.env } : process.env,
  )
  return result.ok ? result.config : stop(explain(result.faults))
}

function stop(message: string): never {
  process.stderr.write(message)
  process.exit(78)
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  return (url.protocol === 'http:' || url.protocol === 'https:') && url.origin === value
}

function isServiceUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return (protocol === 'http:' || protocol === 'https:') && [username, password, search, hash].every((part) => part === '')
}

/** Demonstrations and development make their own secret and keep it, so that sessions and sealed bids outlive a restart. */
function keptSecret(directory: string): string {
  const path = join(directory, 'secret')
  if (!existsSync(path)) {
    try {
      writeFileSync(path, randomBytes(48).toString('base64'), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  chmodSync(path, 0o600)
  return readFileSync(path, 'utf8').trim()
}
