import type { IncomingMessage } from 'node:http'

export const ordinaryBody = 1024 * 1024
export const mostFields = 200
export const longestName = 100
export const deepestJson = 20
/** A slow line is served, an idle one is not: 4 KB/s, judged over half a minute. */
export const slowestRate = { bytes: 4 * 1024 * 30, ms: 30_000 }

/** What a route lets in beyond plain forms, as its `handle` says. */
export interface Accepts {
  /** Most bytes of the body; 1 MB when absent. */
  upload?: number
  /** Whether the route reads JSON. */
  json?: boolean
  /** A mail server may post here (RFC 8058), which comes from no page: its address is a secret of its own and stands for the reader's will. */
  oneClick?: boolean
}

/** The status with which a body is refused by its headers alone, or 0. */
export function faultOfBodyHeaders(request: IncomingMessage, accepts: Accepts): 0 | 400 | 413 | 415 {
  const { headers } = request
  // Nothing is unpacked for a client: a kilobyte of Brotli can be a gigabyte of text.
  if (headers['content-encoding'] !== undefined) return 415
  const stated = headers['content-length']
  const isChunked = headers['transfer-encoding'] !== undefined
  if (stated !== undefined && Number(stated) > (accepts.upload ?? ordinaryBody)) return 413
  if (!isChunked && (stated === undefined || stated === '0')) return 0
  const type = headers['content-type'] ?? ''
  if (type.length > 200) return 415
  const essence = type.split(';', 1)[0]!.trim().toLowerCase()
  if (essence === 'application/x-www-form-urlencoded') return 0
  if (essence === 'multipart/form-data') return boundaryOf(type) === null ? 400 : 0
  return essence === 'application/json' && accepts.json ? 0 : 415
}

/**
 * The boundary that a multipart type states, or null. A type in which two readers could find two (`xboundary=a; boundary=b`, an escape within quotes)
 * states none: whoever counts the parts and whoever reads them must mean the same ones.
 */
function boundaryOf(type: string): string | null {
  if (type.toLowerCase().split('boundary=').length !== 2) return null
  const [, quoted, plain] = /;\s*boundary=(?:"([^"\\]{1,70})"|([^\s;"\\]{1,70}))\s*(?:;|$)/i.exec(type) ?? []
  return quoted ?? plain ?? null
}

type Inspect = (chunk: Uint8Array) => 0 | 400 | 413

const active = new Set<{ check(now: number): void }>()
setInterval(() => {
  const now = performance.now()
  for (const body of active) body.check(now)
}, 1000).unref()

/**
 * Watches a body as it arrives, before anything reads it: its bytes, its rate, the number and length of its field names,
 * the depth of its JSON. `refuse` is called once, with the first fault; whatever comes after is thrown away unread.
 */
export function watchBody(request: IncomingMessage, accepts: Accepts, refuse: (status: 400 | 408 | 413) => void): void {
  const limit = accepts.upload ?? ordinaryBody
  const inspect = inspectorFor(request.headers['content-type'])
  let total = 0
  let isRefused = false
  let windowStart = performance.now()
  let windowBytes = 0

  const stop = (status: 400 | 408 | 413) => {
    isRefused = true
    active.delete(body)
    refuse(status)
    // Whoever reads the body must learn that its end will not come.
    if (request.listenerCount('error') > 0) request.emit('error', new Error('the body was refused'))
  }
  const body = {
    check(now: number) {
      // Bytes that wait to be read say that we are slow, not the client.
      if (request.complete || request.destroyed) active.delete(body)
      else if (request.readableLength > 0) windowStart = now
      else if (now - windowStart > slowestRate.ms) {
        if (windowBytes < slowestRate.bytes) stop(408)
        windowStart = now
        windowBytes = 0
      }
    },
  }
  active.add(body)
  request.once('close', () => active.delete(body))

  const push = request.push
  request.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
    if (isRefused) return chunk === null ? push.call(request, null) : true
    if (chunk !== null) {
      total += chunk.length
      windowBytes += chunk.length
      const fault = total > limit ? 413 : inspect(chunk)
      if (fault) {
        stop(fault)
        return true
      }
    }
    return push.call(request, chunk, encoding)
  }
}

function inspectorFor(contentType = ''): Inspect {
  const type = contentType.toLowerCase()
  if (type.startsWith('application/x-www-form-urlencoded')) return fieldsInspector()
  if (type.startsWith('application/json')) return jsonInspector()
  return partsInspector(boundaryOf(contentType) ?? '')
}

/** Counts `name=value&…` as it streams by. */
function fieldsInspector(): Inspect {
  let fields = 1
  let nameLength = 0
  let isName = true
  return (chunk) => {
    for (const byte of chunk) {
      if (byte === 38) {
        if (++fields > mostFields) return 413
        isName = true
        nameLength = 0
      } else if (byte === 61) isName = false
      else if (isName && ++nameLength > longestName) return 400
    }
    return 0
  }
}

/** Counts parts by their boundaries; a boundary split between two chunks is found by keeping the tail of the first. */
function partsInspector(boundary: string): Inspect {
  const needle = Buffer.from(`--${boundary}`)
  let tail: Buffer = Buffer.alloc(0)
  let parts = 0
  return (chunk) => {
    const text = Buffer.concat([tail, chunk])
    let from = text.indexOf(needle)
    let end = 0
    while (from >= 0) {
      // The closing boundary is one more than there are parts.
      if (++parts > mostFields + 1) return 413
      end = from + needle.length
      from = text.indexOf(needle, end)
    }
    tail = text.subarray(Math.max(end, text.length - needle.length + 1))
    return 0
  }
}

function jsonInspector(): Inspect {
  let depth = 0
  let isText = false
  let isEscaped = false
  return (chunk) => {
    for (const byte of chunk) {
      if (isEscaped) isEscaped = false
      else if (isText) {
        if (byte === 92) isEscaped = true
        else if (byte === 34) isText = false
      } else if (byte === 34) isText = true
      else if (byte === 123 || byte === 91) {
        if (++depth > deepestJson) return 400
      } else if (byte === 125 || byte === 93) depth--
    }
    return 0
  }
}
