import { randomBytes, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { apiMethods, isApiPath } from '../problem.server'
import { type Accepts, faultOfBodyHeaders, watchBody } from './body.server'
import { faultOfHeaders, faultOfUrl } from './bounds.server'
import { privately, scriptPolicy, standingHeaders } from './headers.server'
import type { Load } from './load.server'
import { clientAddress, hostsOf, isForeignWrite, isFromNoPage, proxiesOf } from './origin.server'
import { comeBack } from './outage.server'
import { type RefusalStatus, refuse } from './refusal.server'

/** What the front door knows of a request that it let in. */
export interface Visit {
  /** Id of the request; error pages show it, logs carry it. */
  id: string
  /** Nonce of this response's scripts. */
  nonce: string
  /** The client's address: the peer's, or what a configured proxy says. */
  address: string
  /** Our origin that the request was made to, e.g. `https://setuqiao.example`. */
  origin: string
}

type Handler = (request: IncomingMessage, response: ServerResponse, visit: Visit) => void
/** Answers when the request is its own and says so. */
type Corner = (request: IncomingMessage, response: ServerResponse) => boolean

/** The way to a page: a place first, then the application. */
export interface Way {
  /** Does what costs something when it has a place, or answers that there is none. */
  take: (start: () => void) => void
  /** Goes in, on a place that was taken. */
  enter: () => void
}

export interface DoorOptions {
  origins: readonly string[]
  trustedProxies: readonly string[]
  load: Load
  /** Everything that renders. */
  application: Handler
  /** `/healthz` and its kin, answered before anything is asked of the request. */
  health?: Corner
  /** Files that never change under their name. */
  files?: Corner
  /** Kept responses for a GET or HEAD, for those whom they are for: false, or it answers, or it sends on to the application. */
  kept?: (request: IncomingMessage, response: ServerResponse, visit: Visit, way: Way) => boolean
  /** What the route of a path lets in; asked only for requests with a body. */
  accepts?: (path: string) => Accepts
  onRefusal?: (request: IncomingMessage, status: number, visit: Visit) => void
  /** In development Vite writes styles and scripts into the page, which the policy of production forbids. */
  hasPolicy?: boolean
  isDraining?: () => boolean
}

/**
 * The listener of the HTTP server: plain checks in the order of their price, then files, kept pages, and last the application.
 * Whatever is refused here is the client's doing (4xx) or load (503).
 */
export function createDoor(options: DoorOptions) {
  const { load, application, health, files, kept, accepts, onRefusal, hasPolicy = true, isDraining } = options
  const hosts = hostsOf(options.origins)
  const isProxy = proxiesOf(options.trustedProxies)
  const [canonical = ''] = options.origins
  const standing = standingHeaders(canonical.startsWith('https:'))

  return function listener(request: IncomingMessage, response: ServerResponse, beforeBody?: () => void) {
    const { method, headers } = request
    const url = request.url!
    const visit: Visit = { id: randomUUID(), nonce: '', address: '', origin: canonical }
    const faultOfLines = faultOfHeaders(request)
    response.on('error', ignore)

    const deny = (status: RefusalStatus, more?: Record<string, string>) => {
      for (const [name, value] of standing) response.setHeader(name, value)
      const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
      // Where the body ends is in doubt, or the client waits for a word before it sends one: nothing more is read here.
      if (status === 431 || faultOfLines || headers.expect !== undefined) response.shouldKeepAlive = false
      else if (hasBody) closeSoon(request, response)
      refuse(response, status, visit.id, more)
      onRefusal?.(request, status, visit)
    }

    if (isDraining?.()) response.shouldKeepAlive = false
    const isApi = isApiPath(url)
    const isRead = method === 'GET' || method === 'HEAD' || (isApi && method === 'OPTIONS')
    if (isApi && !isRead) return deny(405, { Allow: apiMethods })
    if (!isRead && method !== 'POST') return deny(405, { Allow: 'GET, HEAD, POST' })
    if (isRead && health?.(request, response)) return
    const origin = hosts.get(headers.host ?? '') ?? hosts.get((headers.host ?? '').toLowerCase())
    if (faultOfLines) return deny(faultOfLines)
    if (origin === undefined) return deny(421)
    visit.origin = origin
    headers.host = origin.slice(origin.indexOf('//') + 2)
    visit.address = clientAddress(headers, request.socket.remoteAddress ?? '', isProxy)
    const faultOfTarget = faultOfUrl(url)
    if (faultOfTarget) return deny(faultOfTarget)
    if (isApi) {
      // Programs come with a token or with nothing. A browser's session is none of theirs, so nobody further in ever sees it.
      delete headers.cookie
      if (!url.startsWith('/api/v1/') || /\.data(?:\?|$)/.test(url)) return deny(404)
    }

    const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'
    if (isRead) {
      if (hasBody || headers['content-encoding'] !== undefined) return deny(headers['content-encoding'] !== undefined ? 415 : 400)
    } else {
      const accepted = accepts?.(url) ?? {}
      if (isForeignWrite(headers, origin) && !(accepted.oneClick && isFromNoPage(headers))) return deny(403)
      const faultOfBody = faultOfBodyHeaders(request, accepted)
      if (faultOfBody) return deny(faultOfBody)
      if (hasBody) watchBody(request, accepted, deny)
    }

    if (isRead && files?.(request, response)) return
    const turnAway = () => deny(503, comeBack())
    const enter = () => {
      visit.nonce = randomBytes(16).toString('base64url')
      for (const [name, value] of standing) response.setHeader(name, value)
      fillIn(response, hasPolicy ? visit.nonce : undefined)
      beforeBody?.()
      application(request, response, visit)
    }
    const take = (start: () => void) => load.take(response, { isWrite: !isRead, start, turnAway })
    if (isRead && kept?.(request, response, visit, { take, enter })) return
    take(enter)
  }
}

/** What the application did not say itself: answers are private, and their scripts need the nonce. */
function fillIn(response: ServerResponse, nonce: string | undefined): void {
  const writeHead = response.writeHead
  response.writeHead = ((...parameters: Parameters<typeof writeHead>) => {
    if (!response.hasHeader('cache-control')) response.setHeader('Cache-Control', privately)
    if (nonce !== undefined && !response.hasHeader('content-security-policy'))
      response.setHeader('Content-Security-Policy', scriptPolicy(nonce))
    return writeHead.apply(response, parameters)
  }) as typeof writeHead
}

/**
 * Lets the refusal arrive: a connection closed while bytes are on their way is reset, and the browser shows that instead of
 * our page. For two seconds they are thrown away; who has more to send then is cut off.
 */
function closeSoon(request: IncomingMessage, response: ServerResponse): void {
  response.once('finish', () => {
    request.resume()
    setTimeout(() => request.complete || request.socket.destroy(), 2_000).unref()
  })
}

function ignore() {}
