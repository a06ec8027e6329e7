import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Server as NetServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { mostHeaders } from './bounds.server'
import { standingHeaders } from './headers.server'
import { rawRefusal } from './refusal.server'

type Listener = (request: IncomingMessage, response: ServerResponse, beforeBody?: () => void) => void

/** An HTTP server with bounds against slow and strange clients. Slow bodies are judged by their rate, elsewhere. */
export function createBoundedServer(listener: Listener, isHttps: boolean): Server {
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 600_000,
    connectionsCheckingInterval: 1_000,
    keepAliveTimeout: 5_000,
    maxHeaderSize: 16 * 1024,
    requireHostHeader: false,
    insecureHTTPParser: false,
    noDelay: true,
  })
  // One more than we take, so that too many are seen rather than silently cut off.
  server.maxHeadersCount = mostHeaders + 1
  server.maxConnections = 4_000
  const standing = standingHeaders(isHttps)
  const hangUp = (socket: Duplex, status: 400 | 405 | 408 | 431, reason: string) => {
    socket.on('error', () => {})
    if (!socket.writable) return void socket.destroy()
    socket.end(rawRefusal(status, reason, randomUUID(), status === 405 ? [...standing, ['Allow', 'GET, HEAD, POST']] : standing))
    setTimeout(() => socket.destroy(), 1_000).unref()
  }

  server.on('request', (request, response) => listener(request, response))
  // The client waits for our word before it sends a body: it is given only to requests that are let in.
  server.on('checkContinue', (request, response) => listener(request, response, () => response.writeContinue()))
  server.on('checkExpectation', (request, response) => hangUp(response.socket ?? request.socket, 400, 'Bad Request'))
  server.on('connect', (_request, socket) => hangUp(socket, 405, 'Method Not Allowed'))
  server.on('timeout', (socket) => letGoUnlessRead(socket))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy()
    if (error.code === 'HPE_HEADER_OVERFLOW') hangUp(socket, 431, 'Request Header Fields Too Large')
    else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') hangUp(socket, 408, 'Request Timeout')
    else hangUp(socket, 400, 'Bad Request')
  })
  return server
}

/**
 * Lets go of a connection that has been idle for too long, unless something has come on it. A process that was held up for seconds finds the time
 * limit passed and the next request unread at once; to close then would reset a request that came in time.
 */
function letGoUnlessRead(socket: Socket): void {
  const before = socket.bytesRead
  // Timers come first in a turn of the loop, then sockets are read, then this.
  setImmediate(() => {
    if (socket.bytesRead === before) socket.destroy()
  })
}

/** A burst of visitors waits in the kernel rather than being dropped, which costs a client a second and more; the kernel has its own bound. */
const longestBacklog = 4_096

const whyNot: Record<string, (port: number, host?: string) => string> = {
  EADDRINUSE: (port) => `Port ${port} is taken by another program. Choose one with PORT=…`,
  EACCES: (port) => `Port ${port} is not open to this user. Choose one above 1023 with PORT=…`,
  ENOTFOUND: (_, host) => `HOST=${host} is no name that this machine knows. Leave it out to listen on every address.`,
  EADDRNOTAVAIL: (_, host) => `HOST=${host} is no address of this machine. Leave it out to listen on every address.`,
}

export const listen = (server: Server, port: number, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(Object.hasOwn(whyNot, error.code ?? '') ? new Error(whyNot[error.code!]!(port, host)) : error),
    )
    server.listen({ port, host, backlog: longestBacklog }, () => {
      server.removeAllListeners('error')
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

/**
 * Stops taking connections and lets the answers in progress finish; what is still open after `patienceMs` is cut. While others serve on the
 * same port (`isGentle`) idle connections are not closed but left to end by themselves: a client may be sending its next request on
 * one, which is answered with `Connection: close`. It is asked again and again: the others may be told to stop as well.
 */
export async function drain(
  server: Server,
  { isIdle, isGentle = () => false, patienceMs = 20_000 }: { isIdle: () => boolean; isGentle?: () => boolean; patienceMs?: number },
): Promise<void> {
  const began = performance.now()
  // The HTTP server's own `close` cuts idle connections at once; the plain one only stops listening.
  const closed = new Promise<void>((resolve) => {
    if (isGentle()) NetServer.prototype.close.call(server, () => resolve())
    else server.close(() => resolve())
  })
  const gentleMs = server.keepAliveTimeout + 1_000
  const sweep = setInterval(() => {
    const waited = performance.now() - began
    if (isGentle() && waited < gentleMs) return
    // Asked after what has come is read: to a process that was held up, a connection with an unread request looks idle.
    setImmediate(() => server.closeIdleConnections())
    // A connection may hang on a body that nobody read: it is not idle, and nobody works for it.
    if ((waited > 3_000 && isIdle()) || waited > patienceMs) server.closeAllConnections()
  }, 50)
  await closed
  clearInterval(sweep)
}
