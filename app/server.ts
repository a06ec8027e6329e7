import cluster from 'node:cluster'
import { createHmac } from 'node:crypto'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import * as build from 'virtual:react-router/server-build'
import { createRequestHandler as createExpressHandler } from '@react-router/express'
import closeWithGrace from 'close-with-grace'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Request as ExpressRequest } from 'express'
import { createRequestHandler, RouterContextProvider } from 'react-router'
import { isOutage, outageCode } from '#db/portable'
import { config } from '~/platform/config.server'
import { languageContext, nonceContext, outageContext, pageTakerContext, peerContext, requestIdContext } from '~/platform/context.server'
import { db, reader } from '~/platform/database.server'
import { createDoor, type Visit } from '~/platform/front-door/door.server'
import { scriptlessPolicy, standingHeaders } from '~/platform/front-door/headers.server'
import { createKeptPages } from '~/platform/front-door/kept-pages.server'
import { createBoundedServer, drain, listen } from '~/platform/front-door/listen.server'
import { createLoad } from '~/platform/front-door/load.server'
import { networkOf } from '~/platform/front-door/origin.server'
import { answerOutage, comeBack } from '~/platform/front-door/outage.server'
import { refuse } from '~/platform/front-door/refusal.server'
import { handlerPerGroup } from '~/platform/front-door/route-groups.server'
import { createRouteTable } from '~/platform/front-door/route-table.server'
import { createFiles } from '~/platform/front-door/static.server'
import { endWithPage } from '~/platform/front-door/whole-page.server'
import { createHealthHandler, createReadiness } from '~/platform/health.server'
import { languageOfSegment, preferredLanguage } from '~/platform/i18n/language'
import { lagOf } from '~/platform/jobs.server'
import { log, loggable } from '~/platform/log.server'
import { createMetrics } from '~/platform/metrics.server'
import { createResponseCache, publicVersionReader } from '~/platform/response-cache.server'
import { aloneMessage, readyMessage } from '~/platform/rolling.server'
import { protections, requireSoundDatabase, servingBytes } from '~/platform/start-up.server'
import { startJobs as startJobsOf } from '~/worker.server'

const isDev = import.meta.env.DEV
const visits = new WeakMap<object, Visit>()

/** Everything between a socket and a page, put together. Listens to nothing itself: development lends it Vite's server. */
export function createPortal() {
  const load = createLoad(config)
  const standing = standingHeaders(config.origin.startsWith('https:'))
  const routes = createRouteTable(build.routes)
  const cache = createResponseCache({
    readVersion: publicVersionReader(db),
    render: rendererFor(build),
    standing: [...standing, ['Content-Security-Policy', scriptlessPolicy]],
  })
  const metrics = createMetrics({ load, cache, lagOf: (lane) => lagOf(db, lane) })
  const readiness = createReadiness({ db, directories: config.directories, leastFreeBytes: servingBytes(config) })
  const healthHandler = (isPrivate: boolean) => createHealthHandler({ readiness, metrics, token: config.metricsToken, isPrivate, standing })
  const app = createApplication(readiness.noteOutage)
  let isDraining = false

  const listener = createDoor({
    origins: config.origins,
    trustedProxies: config.trustedProxies,
    load,
    hasPolicy: !isDev,
    isDraining: () => isDraining,
    accepts: routes.accepts,
    health: config.healthPort === undefined ? healthHandler(false) : undefined,
    files: isDev ? undefined : createFiles(resolve(build.assetsBuildDirectory), standing, (response) => refuse(response, 404, '')),
    kept: isDev ? undefined : createKeptPages({ cache, routes, standing }),
    onRefusal: (request, status, visit) => {
      metrics.observe(request.method ?? '', status, 0)
      log.debug({ id: visit.id, method: request.method, url: loggable(request.url ?? ''), status }, 'refused')
    },
    application(request, response, visit) {
      visits.set(request, visit)
      const began = performance.now()
      response.once('close', () => {
        const ms = Math.round((performance.now() - began) * 10) / 10
        metrics.observe(request.method ?? '', response.statusCode, ms)
        log.info({ id: visit.id, method: request.method, url: loggable(request.url ?? ''), status: response.statusCode, ms }, 'request')
      })
      // The framework builds its URLs from these; the door has already thrown away what clients wrote there.
      request.headers['x-forwarded-proto'] = visit.origin.startsWith('https:') ? 'https' : 'http'
      app(request, response)
    },
  })

  return {
    listener,
    load,
    readiness,
    healthHandler,
    startDraining() {
      isDraining = true
      readiness.serve(false)
    },
    /** The first page costs a hundred times the second: it is made before anybody waits for it. */
    async warmUp() {
      const render = rendererFor(build)
      for (const url of ['/zh', '/en']) await (await render(url)).arrayBuffer()
    },
  }
}

/** Express carries the framework's adapter and compression; what comes here has passed the door. */
function createApplication(noteOutage: () => void) {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  // Routes read their URL themselves.
  app.set('query parser', false)
  app.set('trust proxy', true)
  app.use(compression({ level: 3, threshold: 1024 }))
  app.use((_request, response, next) => {
    // The adapter flushes after every write, which would cut one gzip body into many small and badly packed ones.
    response.flush = undefined as unknown as () => void
    next()
  })
  const handlerFor = handlerPerGroup(build, (part) =>
    createExpressHandler({
      build: part,
      getLoadContext: (request: ExpressRequest, response) => {
        const visit = visits.get(request)
        const context = contextOf(request.url, visit, request.headers['accept-language'])
        context.set(pageTakerContext, (page) => endWithPage(request, response, page))
        context.set(outageContext, () => {
          noteOutage()
          answerOutage(response, visit?.id ?? '')
        })
        return context
      },
    }),
  )
  app.use((request, response, next) => void handlerFor(request.url)(request, response, next))
  const onError: ErrorRequestHandler = (error, request, response, _next) => {
    if (response.destroyed || request.destroyed) return
    const visit = visits.get(request)
    const isOut = isOutage(error)
    const isClients = error instanceof URIError || (typeof error?.status === 'number' && error.status < 500)
    if (isOut) noteOutage()
    if (!isClients) log[isOut ? 'warn' : 'error']({ id: visit?.id, url: loggable(request.url), err: error }, 'request failed')
    if (response.headersSent) response.destroy()
    else if (isOut) refuse(response, 503, visit?.id ?? '', comeBack())
    else refuse(response, isClients ? 400 : 500, visit?.id ?? '')
  }
  app.use(onError)
  return app
}

/** Renders as for a visitor of whom nothing is known, so that nothing of anybody can be kept. */
export function rendererFor(routes: typeof build) {
  const handlerFor = handlerPerGroup(routes, (part) => createRequestHandler(part, config.mode))
  return async (url: string) => {
    const context = contextOf(url)
    let isOut = false
    context.set(outageContext, () => {
      isOut = true
    })
    const response = await handlerFor(url)(new Request(config.origin + url), context)
    if (isOut) throw Object.assign(new Error('The database could not be asked for a page'), { code: outageCode })
    return response
  }
}

const peers = new Map<string, string>()

/** Whom limits count, by a name that tells no address. The same neighbours ask again and again. */
function peerOf(address: string): string {
  let peer = peers.get(address)
  if (peer === undefined) {
    peer = createHmac('sha256', config.secret).update(networkOf(address)).digest('hex')
    if (peers.size >= 1_000) peers.clear()
    peers.set(address, peer)
  }
  return peer
}

function contextOf(url: string, visit?: Visit, wished?: string): RouterContextProvider {
  const context = new RouterContextProvider()
  context.set(languageContext, languageOfSegment(/^\/(\w+)/.exec(url)?.[1]) ?? preferredLanguage(wished))
  if (visit) {
    context.set(requestIdContext, visit.id)
    context.set(nonceContext, visit.nonce)
    context.set(peerContext, peerOf(visit.address))
  }
  return context
}

export const startJobs = () => startJobsOf(db, { name: `${process.pid}@${process.env.HOSTNAME ?? 'localhost'}`, reader })

/** Listens, and is ready when the first pages have been made. A start that fails ends the process. */
export const start = () =>
  serve().catch((error: Error) => {
    log.fatal({ err: error }, 'could not start')
    log.flush()
    process.stderr.write(`SetuQiao cannot start: ${error.message}\n`)
    process.exit(1)
  })

async function serve() {
  await requireSoundDatabase(db, config)
  const portal = createPortal()
  const server = createBoundedServer(portal.listener, config.origin.startsWith('https:'))
  server.on('connection', portal.load.noteConnection)
  const port = await listen(server, config.port, config.host)
  let healthServer: Server | undefined
  if (config.healthPort !== undefined) {
    const answer = portal.healthHandler(true)
    healthServer = createBoundedServer((request, response) => {
      if (!answer(request, response)) refuse(response, 404, '')
    }, false)
    await listen(healthServer, config.healthPort, config.host)
  }
  const worker = config.worker ? startJobs() : undefined
  await portal.warmUp()
  portal.readiness.serve(true)
  const on = await protections(db, config)
  log.info({ port, pid: process.pid, origins: config.origins, protections: on }, `SetuQiao serves ${config.origin}`)
  log.flush()

  let hasSiblings = cluster.isWorker
  if (cluster.isWorker) {
    process.on('message', (message) => {
      if (message === aloneMessage) hasSiblings = false
    })
    process.send?.(readyMessage)
    // A terminal says these to everybody; the primary decides what comes of them.
    for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {})
  }
  closeWithGrace({ delay: 25_000, logger: false, skip: cluster.isWorker ? ['SIGINT', 'SIGHUP'] : [] }, async ({ signal, err }) => {
    if (err) {
      log.fatal({ err }, 'stopped by an error that nobody caught')
      log.flush()
      process.exit(1)
    }
    log.info({ signal }, 'stopping')
    portal.startDraining()
    await Promise.all([drain(server, { isIdle: () => portal.load.inFlight === 0, isGentle: () => hasSiblings }), worker?.stop()])
    healthServer?.closeAllConnections()
    healthServer?.close()
    await Promise.all([db.destroy(), reader.destroy()])
    log.info('stopped')
    log.flush()
  })
}
