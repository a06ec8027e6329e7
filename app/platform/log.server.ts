import { destination, pino } from 'pino'
import { config } from './config.server'

/**
 * One JSON object a line. No bodies and no query values ever reach it: what carries a secret is named here as well,
 * so that a careless `log.info({ req })` prints stars.
 */
const hidden = ['cookie', 'authorization', 'password', 'token', 'secret', 'set-cookie', 'body', 'text', 'plaintext']

export const log = pino(
  {
    level: process.env.VITEST ? 'silent' : config.logLevel,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: hidden.flatMap((key) => [path(key), path(key, '*'), path(key, '*', '*')]), censor: '***' },
    serializers: { err: errorOf, error: errorOf },
  },
  destination({ dest: 1, sync: process.env.NODE_ENV !== 'production', minLength: process.env.NODE_ENV === 'production' ? 4096 : 0 }),
)

// Lines wait for company in production; a second is as long as an operator should wait for the last of them.
if (process.env.NODE_ENV === 'production') setInterval(() => log.flush(), 1000).unref()

/** A segment that holds 256 bits in base64url, alone or behind what it signs; `.data` behind it belongs to the framework. */
const secretSegment = /\/[^/?]*?[\w-]{43}[^/?]*?(?=(?:\.data)?(?:[/?]|$))/g

/** A URL for the log: its path without the tokens of mailed links, and the names of its query without their values. */
export function loggable(fullUrl: string): string {
  const url = fullUrl.replace(secretSegment, '/***').replace(/sqp_\w+/g, '***')
  const mark = url.indexOf('?')
  if (mark < 0) return url.slice(0, 500)
  const names = url
    .slice(mark + 1, mark + 500)
    .split('&')
    .map((pair) => pair.split('=', 1)[0])
  return `${url.slice(0, Math.min(mark, 500))}?${names.join('&')}`
}

function path(key: string, ...above: string[]): string {
  const name = key.includes('-') ? `["${key}"]` : key
  return above.length > 0 ? `${above.join('.')}${name.startsWith('[') ? '' : '.'}${name}` : name
}

/** An error keeps its name, message and stack; what libraries hang on it (queries, parameters, requests) stays out. */
function errorOf(error: unknown) {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = (error as NodeJS.ErrnoException).code
  return { type: error.name, message: error.message.slice(0, 500), ...(code ? { code } : {}), stack: error.stack?.slice(0, 4000) }
}
