import { lookup } from 'node:dns/promises'
import http from 'node:http'
import https from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/**
 * Every call that the server makes to another one over HTTP. The host is resolved once, each of its addresses is judged, and the connection goes to
 * one of those and no other; redirects are not followed, time and bytes are bounded, nothing is decompressed, no connection outlives its call.
 */
export type OutgoingFault =
  /** The URL is none, or not below what the rules name. */
  | 'forbidden'
  /** One of the host's addresses is of a kind that the rules do not reach. */
  | 'forbiddenAddress'
  | 'unknownHost'
  | 'unreachable'
  | 'slow'
  | 'tooLarge'
  | 'encoded'
  | 'redirected'

export type OutgoingAnswer =
  | {
      ok: true
      status: number
      headers: http.IncomingHttpHeaders
      contentType: string
      bytes: Buffer
      /** The bytes as UTF-8. */
      body: string
    }
  | { ok: false; reason: OutgoingFault }

export interface OutgoingCall {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers?: Record<string, string>
  body?: string | Uint8Array
  /** Ends the call early; it then counts as slow. */
  signal?: AbortSignal | undefined
}

/**
 * `public` is for addresses that people of the portal type in: https to public addresses only. `configured` is for what the operator's environment
 * names: only below that base, https to public or private addresses, plain http to private ones only, since nothing private goes unencrypted over
 * the internet.
 */
export type Reach = { kind: 'public' } | { kind: 'configured'; base: string }

export interface OutgoingRules {
  reach: Reach
  timeoutMs?: number
  mostBytes?: number
  /** Addresses of a host; the machine's resolver when left out. */
  resolve?: (host: string) => Promise<string[]>
}

/** Makes one call. Whatever goes wrong on the way is an answer; a status of 400 or more is for the caller to judge. */
export async function callOut(
  call: OutgoingCall,
  { reach, timeoutMs = 7_000, mostBytes = 100_000, resolve = addressesOf }: OutgoingRules,
): Promise<OutgoingAnswer> {
  const url = URL.canParse(call.url) ? new URL(call.url) : null
  if (!url || !isWithin(url, reach)) return { ok: false, reason: 'forbidden' }
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), ...(call.signal ? [call.signal] : [])])
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await beforeAbort(resolve(host), signal)
  if (addresses === 'aborted') return { ok: false, reason: 'slow' }
  if (addresses === 'failed' || addresses.length === 0) return { ok: false, reason: 'unknownHost' }
  // Every one of them: a name that answers with both a public and a private address is up to something.
  if (!addresses.every((address) => isReached(address, url.protocol, reach))) return { ok: false, reason: 'forbiddenAddress' }
  return exchange({ ...call, signal }, url, addresses, mostBytes)
}

function isWithin(url: URL, reach: Reach): boolean {
  if (url.username || url.password) return false
  if (reach.kind === 'public') return url.protocol === 'https:'
  const base = new URL(reach.base)
  const folder = base.pathname.endsWith('/') ? base.pathname : `${base.pathname}/`
  return url.origin === base.origin && url.pathname.startsWith(folder)
}

const addressesOf = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address)

/** The resolver of the operating system knows no time limit. */
const beforeAbort = <T>(asked: Promise<T>, signal: AbortSignal): Promise<T | 'aborted' | 'failed'> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve('aborted'), { once: true })
    if (signal.aborted) resolve('aborted')
    asked.then(resolve, () => resolve('failed'))
  })

function exchange(call: OutgoingCall & { signal: AbortSignal }, url: URL, addresses: readonly string[], mostBytes: number) {
  const { method, headers, body, signal } = call
  return new Promise<OutgoingAnswer>((resolve) => {
    const refuse = (reason: OutgoingFault) => {
      resolve({ ok: false, reason })
      request.destroy()
    }
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      headers: {
        ...headers,
        'Accept-Encoding': 'identity',
        ...(body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) }),
      },
      agent: false,
      signal,
      lookup: pinnedTo(addresses),
      maxHeaderSize: 16_384,
    })
    request.on('error', () => refuse(signal.aborted ? 'slow' : 'unreachable'))
    request.on('response', (response) => {
      response.on('error', () => refuse(signal.aborted ? 'slow' : 'unreachable'))
      const status = response.statusCode ?? 0
      if (status >= 300 && status < 400) return refuse('redirected')
      const encoding = response.headers['content-encoding']
      if (encoding && encoding.trim().toLowerCase() !== 'identity') return refuse('encoded')
      // HEAD tells a length of which nothing comes.
      if (method !== 'HEAD' && Number(response.headers['content-length'] ?? 0) > mostBytes) return refuse('tooLarge')
      const chunks: Buffer[] = []
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes > mostBytes) return refuse('tooLarge')
        chunks.push(chunk)
      })
      response.on('end', () => {
        if (!response.complete) return resolve({ ok: false, reason: 'unreachable' })
        const read = Buffer.concat(chunks)
        resolve({
          ok: true,
          status,
          headers: response.headers,
          contentType: response.headers['content-type'] ?? '',
          bytes: read,
          get body() {
            return read.toString('utf8')
          },
        })
      })
    })
    request.end(body)
  })
}

/** Answers what was judged, whatever the name would say by now. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const known = addresses.map((address) => ({ address, family: isIP(address) }))
  return (_host, options, answer) => (options.all ? answer(null, known) : answer(null, known[0]!.address, known[0]!.family))
}

function listOf(...ranges: string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address, bits] = range.split('/') as [string, string]
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

const privateRanges = listOf('10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7')
/** Neither public nor anybody's house: this network, link-local (where clouds keep their keys), documentation, benchmarks, multicast, tunnels (IANA's registries). */
const reservedRanges = listOf(
  '0.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
)
const globalIPv6 = listOf('2000::/3')

/** `::ffff:10.0.0.1` is 10.0.0.1, however it is written. */
function isReached(written: string, protocol: string, reach: Reach): boolean {
  const mapped = /^::ffff:(.+)$/i.exec(
    new URL(`http://${isIP(written) === 6 ? `[${written}]` : written}`).hostname.replace(/^\[|\]$/g, ''),
  )?.[1]
  if (mapped) return isReached(plainIPv4(mapped), protocol, reach)
  const family = isIP(written) === 6 ? 'ipv6' : 'ipv4'
  const isPrivate = privateRanges.check(written, family)
  const isPublic = !isPrivate && !reservedRanges.check(written, family) && (family === 'ipv4' || globalIPv6.check(written, family))
  if (reach.kind === 'public') return isPublic
  return isPrivate || (isPublic && protocol === 'https:')
}

/** URL writes the IPv4 part of a mapped address as two groups of hex: `a00:1`. */
function plainIPv4(mapped: string): string {
  if (isIP(mapped) === 4) return mapped
  const [high = 0, low = 0] = mapped.split(':').map((group) => Number.parseInt(group, 16))
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}
