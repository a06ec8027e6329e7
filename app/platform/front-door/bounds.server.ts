import type { IncomingMessage } from 'node:http'

export const longestUrl = 2048
export const mostSegments = 24
export const mostHeaders = 100

/**
 * The status with which a request's target is refused, or 0. Reads the text once; nothing is decoded that is not kept. NUL has no place in a query
 * either: nobody types it, and PostgreSQL refuses a text that holds it.
 */
export function faultOfUrl(url: string): 0 | 400 | 404 | 414 {
  if (url.length > longestUrl) return 414
  // Absolute form (`GET http://elsewhere/`) and `*` do not begin with a slash; `//evil` would read as a host.
  if (url.charCodeAt(0) !== 47) return 400
  let segments = 0
  let mark = url.length
  let isEscaped = false
  let previous = 0
  for (let index = 0; index < url.length; index++) {
    const code = url.charCodeAt(index)
    if (code <= 32 || code === 92 || code === 127) return 400
    if (code === 37) isEscaped = true
    if (code === 63) {
      mark = index
      break
    }
    if (code === 47) {
      if (previous === 47) return 400
      segments++
    }
    previous = code
  }
  if (segments > mostSegments) return 414
  if (isEscaped && !isDecodablePath(url.slice(0, mark))) return 400
  if (mark < url.length) {
    const query = url.slice(mark + 1)
    if (query.includes('_data=') && /(^|&)_data=/.test(query)) return 404
    if (query.includes('%') && (query.includes('%00') || !isDecodable(query))) return 400
  }
  return url.startsWith('/__manifest') ? 404 : 0
}

/** The status with which a request's headers are refused, or 0: two `Host`s, too many lines, lengths that contradict each other. */
export function faultOfHeaders(request: IncomingMessage): 0 | 400 | 431 {
  const raw = request.rawHeaders
  if (raw.length > mostHeaders * 2) return 431
  let hosts = 0
  let lengths = 0
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!
    if (name.length === 4 && name.toLowerCase() === 'host') hosts++
    else if (name.length === 14 && name.toLowerCase() === 'content-length') lengths++
  }
  if (hosts !== 1 || lengths > 1) return 400
  return lengths > 0 && request.headers['transfer-encoding'] !== undefined ? 400 : 0
}

/** A path may carry escaped text, but no escaped separators or control characters: they would change its meaning further in. */
function isDecodablePath(path: string): boolean {
  return isDecodable(path) && !/%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)/i.test(path)
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text)
    return true
  } catch {
    return false
  }
}
