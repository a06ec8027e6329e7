import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { scriptlessPolicy } from './headers.server'

/**
 * Files of the build, whose names carry their content's hash: kept for a year, sent as they were compressed at build time.
 * Answers every request under `/assets/`, and none other.
 */
export function createFiles(
  directory: string,
  standing: readonly (readonly [string, string])[],
  notFound: (response: ServerResponse) => void,
) {
  const serve = existsSync(directory)
    ? sirv(directory, { etag: true, gzip: true, brotli: true, immutable: true, maxAge: 31_536_000, dotfiles: false })
    : undefined
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    if (!request.url!.startsWith('/assets/')) return false
    for (const [name, value] of standing) response.setHeader(name, value)
    response.setHeader('Content-Security-Policy', scriptlessPolicy)
    if (serve) serve(request, response, () => notFound(response))
    else notFound(response)
    return true
  }
}
