import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Db } from '#db/connect'

const squeezeGzip = promisify(gzip)
const squeezeBrotli = promisify(brotliCompress)

type Coding = 'identity' | 'gzip' | 'br'

interface Kept {
  version: number
  /** Pages say "3 hours ago": after this instant (ms of `performance.now()`) they are made anew. */
  until: number
  etag: string
  /** Head (a flat list for `writeHead`) and body per coding; `br` appears a moment after the others. */
  answers: Partial<Record<Coding, { head: string[]; body: Buffer }>>
  bytes: number
}

export interface ResponseCacheOptions {
  /** The counter in the database that every write to something public moves; `undefined` when it cannot be told. */
  readVersion: () => Promise<number | undefined>
  /** Renders a URL (path and query) for nobody in particular: no cookie and no header of a visitor reaches it. */
  render: (url: string) => Promise<Response>
  /** Headers that every kept response carries beside its own. */
  standing: readonly (readonly [string, string])[]
  maxBytes?: number
  maxAgeMs?: number
}

/**
 * Whole responses to anonymous visitors, by URL (its first segment is the language). Only for routes whose answer depends on
 * nothing else; the caller sees to it that requests with a session cookie do not come here.
 */
export function createResponseCache({
  readVersion,
  render,
  standing,
  maxBytes = 32 * 1024 * 1024,
  maxAgeMs = 60_000,
}: ResponseCacheOptions) {
  const kept = new Map<string, Kept>()
  const filling = new Map<string, Promise<Kept | Response>>()
  let bytes = 0
  const counts = { hit: 0, fill: 0, notModified: 0 }

  function drop(url: string, entry: Kept) {
    if (kept.get(url) !== entry) return
    kept.delete(url)
    bytes -= entry.bytes
  }

  function keep(url: string, entry: Kept) {
    const former = kept.get(url)
    if (former) drop(url, former)
    kept.set(url, entry)
    bytes += entry.bytes
    for (const [oldest, old] of kept) {
      if (bytes <= maxBytes) break
      drop(oldest, old)
    }
  }

  async function fill(url: string, version: number): Promise<Kept | Response> {
    counts.fill++
    const response = await render(url)
    const type = response.headers.get('content-type') ?? ''
    if (response.status !== 200 || !keptTypes.has(type.split(';', 1)[0]!) || response.headers.has('set-cookie')) return response
    const body = Buffer.from(await response.arrayBuffer())
    const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const small = await squeezeGzip(body, { level: 6 })
    const common = [...standing, ...[...response.headers].filter(([name]) => !omitted.has(name))].flat()
    const answer = (coding: Coding, bytesOf: Buffer) => ({
      head: [
        ...common,
        ...['Vary', 'Cookie, Accept-Encoding', 'Cache-Control', 'no-cache', 'ETag', etag],
        ...(coding === 'identity' ? [] : ['Content-Encoding', coding]),
        ...['Content-Length', String(bytesOf.length)],
      ],
      body: bytesOf,
    })
    const entry: Kept = {
      version,
      until: performance.now() + maxAgeMs,
      etag,
      answers: { identity: answer('identity', body), gzip: answer('gzip', small) },
      bytes: body.length + small.length + 2048,
    }
    // A page larger than a tenth of the room is not worth the others it would push out.
    if (entry.bytes > maxBytes / 10) return entry
    keep(url, entry)
    void squeezeBrotli(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).then((smallest) => {
      if (kept.get(url) !== entry) return
      entry.answers.br = answer('br', smallest)
      entry.bytes += smallest.length
      bytes += smallest.length
    })
    return entry
  }

  async function find(url: string, version: number): Promise<Kept | Response> {
    const entry = kept.get(url)
    if (entry) {
      if (entry.version === version && performance.now() < entry.until) {
        // Last used stands last: the first of the map is the next to go.
        kept.delete(url)
        kept.set(url, entry)
        counts.hit++
        return entry
      }
      drop(url, entry)
    }
    const key = `${version} ${url}`
    let work = filling.get(key)
    if (!work) {
      work = fill(url, version).finally(() => filling.delete(key))
      filling.set(key, work)
      return work
    }
    // Those who waited for the same page share it when it was kept; a bare response can be read only once.
    const shared = await work
    return shared instanceof Response ? render(url) : shared
  }

  return {
    counts,
    get bytes() {
      return bytes
    },
    get size() {
      return kept.size
    },
    has: (url: string): boolean => kept.has(url),

    /**
     * The answer for an anonymous GET or HEAD, sent; or a response that may not be kept (a redirect, a 404), for the caller
     * to send; or `undefined` when the version cannot be told.
     */
    async answer(request: IncomingMessage, response: ServerResponse): Promise<Response | 'sent' | undefined> {
      const url = request.url!
      const version = await readVersion()
      if (version === undefined) return undefined
      const found = await find(url, version)
      if (found instanceof Response) return found
      const { headers } = request
      const tag = headers['if-none-match']
      if (tag !== undefined && (tag === found.etag || tag === '*' || tag.includes(found.etag.slice(2)))) {
        counts.notModified++
        response.writeHead(304, [...standing.flat(), 'Vary', 'Cookie, Accept-Encoding', 'Cache-Control', 'no-cache', 'ETag', found.etag])
        response.end()
        return 'sent'
      }
      const { head, body } = found.answers[codingFor(headers['accept-encoding'], found)]!
      response.writeHead(200, head)
      response.end(request.method === 'HEAD' ? undefined : body)
      return 'sent'
    },
  }
}

export type ResponseCache = ReturnType<typeof createResponseCache>

/** Pages, feeds, calendars, open data and what robots read; never a file of somebody's. */
const keptTypes = new Set([
  ...['text/html', 'text/plain', 'text/calendar'],
  ...['application/atom+xml', 'application/feed+json', 'application/json', 'application/xml'],
])

const omitted = new Set([
  'cache-control',
  'vary',
  'etag',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'connection',
  'keep-alive',
  'date',
])

function codingFor(accepted: string | undefined, entry: Kept): Coding {
  if (accepted === undefined) return 'identity'
  if (entry.answers.br && accepted.includes('br') && !/\bbr\s*;\s*q=0(?:\.0*)?(?:\s*,|$)/.test(accepted)) return 'br'
  return accepted.includes('gzip') && !/gzip\s*;\s*q=0(?:\.0*)?(?:\s*,|$)/.test(accepted) ? 'gzip' : 'identity'
}

/** Whether a request may belong to somebody. Any cookie that ends in our session's name counts. */
export const hasSession = (cookie: string | undefined): boolean => cookie?.includes('session=') ?? false

/** Reads the counter that `touchPublicPages` moves, by a query compiled once. */
export function publicVersionReader(db: Db): () => Promise<number | undefined> {
  const query = db.selectFrom('counter').select('value').where('name', '=', 'public').compile()
  return async () => (await db.executeQuery(query)).rows[0]?.value
}
