import type { IncomingMessage, ServerResponse } from 'node:http'
import { isOutage } from '#db/portable'
import { log, loggable } from '../log.server'
import { hasSession, type ResponseCache } from '../response-cache.server'
import type { Visit, Way } from './door.server'
import { privately, scriptlessPolicy } from './headers.server'
import { comeBack } from './outage.server'
import { refuse } from './refusal.server'
import type { RouteTable } from './route-table.server'

interface KeptPagesOptions {
  cache: ResponseCache
  routes: RouteTable
  standing: readonly (readonly [string, string])[]
}

/** The front door's shortest way to a page: a complete response from memory, or one made for whoever comes next as well. */
export function createKeptPages({ cache, routes, standing }: KeptPagesOptions) {
  return (request: IncomingMessage, response: ServerResponse, visit: Visit, { take, enter }: Way): boolean => {
    const url = request.url!
    const isSomebodys = hasSession(request.headers.cookie)
    const isKnown = cache.has(url)
    if (!isKnown || isSomebodys) {
      const mark = url.indexOf('?')
      if (!routes.isKept(mark < 0 ? url : url.slice(0, mark), isSomebodys)) return false
    }
    const answer = (hasPlace: boolean) =>
      cache.answer(request, response).then((found) => {
        if (found === undefined) hasPlace ? enter() : take(enter)
        else if (found !== 'sent') void sendOnce(found, request, response, standing)
      }, fail)
    const fail = (error: unknown) => {
      const isOut = isOutage(error)
      log[isOut ? 'warn' : 'error']({ id: visit.id, url: loggable(url), err: error }, 'kept page failed')
      for (const [name, value] of standing) response.setHeader(name, value)
      if (isOut) refuse(response, 503, visit.id, comeBack())
      else refuse(response, 500, visit.id)
    }
    // To make a page costs what any page costs; to send a kept one costs next to nothing.
    if (isKnown) void answer(false)
    else take(() => void answer(true))
    return true
  }
}

/** A redirect, a 404, an error: right for this visitor, but not to be kept. */
async function sendOnce(found: Response, request: IncomingMessage, response: ServerResponse, standing: KeptPagesOptions['standing']) {
  const body = Buffer.from(await found.arrayBuffer())
  for (const [name, value] of standing) response.setHeader(name, value)
  response.setHeader('Content-Security-Policy', scriptlessPolicy)
  response.setHeader('Cache-Control', privately)
  for (const [name, value] of found.headers) response.appendHeader(name, value)
  if (found.status !== 304) response.setHeader('Content-Length', body.length)
  response.writeHead(found.status)
  response.end(request.method === 'HEAD' ? undefined : body)
}
