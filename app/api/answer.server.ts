import { createHash } from 'node:crypto'
import type { RouterContextProvider } from 'react-router'
import type { z } from 'zod'
import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import { isOutage } from '#db/portable'
import type { InstantText } from '#db/schema'
import { type Bearer, bearerOf } from '~/accounts/access-tokens/queries.server'
import { type Allowance, spend } from '~/platform/allowance.server'
import { languageOf, peerOf, requestIdContext } from '~/platform/context.server'
import type { Language } from '~/platform/i18n/language'
import { keptWhilePublic } from '~/platform/kept-public.server'
import { log } from '~/platform/log.server'
import { apiMethods, type ParameterError, type ProblemCode, problemStatus, problemType, writeProblem } from '~/platform/problem.server'
import type { Limit } from '~/platform/throttle.server'
import { apiLimits } from './limits.server'
import { isPublic, type Operation } from './operation'
import { type Place, placeSaid, readQuery } from './parameters.server'
import { type Site, siteOf } from './site.server'

interface Args {
  request: Request
  params: Record<string, string | undefined>
  context: Readonly<RouterContextProvider>
}

/** What the work behind an operation is told. Without a scope there is nobody: what everybody may read knows no reader. */
export interface Call<O extends Operation> {
  query: z.output<O['query']>
  after: Place | null
  ref: string
  now: InstantText
  language: Language
  site: Site
  bearer: O['scope'] extends null ? null : Bearer
}

/** A page's items and where the next begins, or a thing, or null for what is not there (or not the bearer's). */
type Work<O extends Operation> = (call: Call<O>) => Promise<object | null>

/**
 * The gate and the answer of every operation: who asks, how often, for what; then the work, whose answer passes the operation's own schema, so that
 * nothing leaves but what the reference names.
 */
export async function serve<O extends Operation>(db: Db, args: Args, operation: O, work: Work<O>): Promise<Response> {
  const { request, context } = args
  const language = languageOf(context)
  const headers = headersFor(operation)
  if (request.method === 'OPTIONS') return preflight(headers)
  const refuse = (code: ProblemCode, more: Omit<Parameters<typeof writeProblem>[1], 'language' | 'instance'> = {}) =>
    problem(code, { ...more, language, instance: context.get(requestIdContext) }, headers)
  try {
    const token = tokenOf(request)
    const bearer = operation.scope === null || token === null ? null : await bearerOf(db, token)
    // Guessed tokens are counted for whoever guesses.
    const [limit, who]: [Limit, string] = bearer ? [apiLimits.token, bearer.tokenId] : [apiLimits.address, peerOf(context)]
    const allowance = await spend(db, limit, who)
    say(headers, limit, allowance)
    if (!allowance.isWithin) {
      headers.set('Retry-After', String(allowance.resetsIn))
      return refuse('tooManyRequests', { values: { count: limit.most, seconds: allowance.resetsIn } })
    }
    if (operation.scope !== null) {
      if (token === null) return refuse('tokenMissing')
      if (!bearer) return refuse('tokenInvalid')
      if (operation.scope !== 'any' && !bearer.scopes.includes(operation.scope))
        return refuse('scopeMissing', { values: { scope: operation.scope } })
    }
    if (!takesJson(request.headers.get('Accept'))) return refuse('notAcceptable')
    const read = readQuery(new URL(request.url).searchParams, operation, language)
    if (!read.ok) return refuse(read.code, { errors: read.errors, values: { names: namesOf(read.errors) } })
    const site = siteOf(language)
    const make = async () => {
      const call = { ...read, ref: args.params.ref ?? '', now: await databaseNow(db), language, site, bearer }
      const found = await work(call as unknown as Call<O>)
      return found && written(found, operation, read, site)
    }
    const key = `api ${language} ${operation.name} ${args.params.ref ?? ''} ${read.canonical} ${read.after?.join(' ') ?? ''}`
    const answer = isPublic(operation) ? await keptWhilePublic(db, key, make) : await make()
    if (!answer) return refuse('notFound')
    return send(answer, request, headers)
  } catch (error) {
    if (isOutage(error)) throw error
    log.error({ requestId: context.get(requestIdContext), operation: operation.name, err: error as Error }, 'request failed')
    return refuse('fault')
  }
}

interface Written {
  body: string
  etag: string
  next: string | null
}

function written(found: object, operation: Operation, query: { canonical: string }, site: Site): Written {
  const place = 'next' in found ? (found.next as Place | null) : null
  const next =
    place && `${site.origin}/api/v1${operation.path}?${withCursor(query.canonical, placeSaid(place, operation, query.canonical))}`
  const body = JSON.stringify(operation.answer.parse('next' in found ? { ...found, next } : found))
  return tagged(body, next)
}

/** Weak, because the same answer may travel packed or not. */
const tagged = (body: string, next: string | null): Written => ({
  ...{ body, next },
  etag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
})

const withCursor = (canonical: string, cursor: string) => {
  const search = new URLSearchParams(canonical)
  search.set('cursor', cursor)
  return search
}

function send({ body, etag, next }: Written, request: Request, headers: Headers): Response {
  headers.set('ETag', etag)
  if (next) headers.set('Link', `<${next}>; rel="next"`)
  const known = request.headers.get('If-None-Match')
  if (known !== null && (known.trim() === '*' || known.split(',').some((each) => each.trim().replace(/^W\//, '') === etag.slice(2))))
    return new Response(null, { status: 304, headers })
  headers.set('Content-Type', 'application/json; charset=utf-8')
  return new Response(request.method === 'HEAD' ? null : body, { headers })
}

const documents = new Map<Language, Written>()

/** A document that changes with the build alone: made once per language, asked for without a limit. */
export function serveDocument({ request, context }: Pick<Args, 'request' | 'context'>, make: () => object): Response {
  const headers = headersFor({ scope: null })
  if (request.method === 'OPTIONS') return preflight(headers)
  const language = languageOf(context)
  let document = documents.get(language)
  if (!document) {
    document = tagged(JSON.stringify(make()), null)
    documents.set(language, document)
  }
  headers.set('Content-Language', language)
  return send(document, request, headers)
}

/** Anything else asked below `/api/v1`. */
export function nothingHere({ request, context }: Pick<Args, 'request' | 'context'>): Response {
  const headers = headersFor({ scope: null })
  if (request.method === 'OPTIONS') return preflight(headers)
  return problem('notFound', { language: languageOf(context), instance: context.get(requestIdContext) }, headers)
}

function headersFor(operation: Pick<Operation, 'scope'>): Headers {
  const headers = new Headers({
    Allow: apiMethods,
    // A public answer may be kept but has to be asked for again; what is somebody's is kept nowhere.
    'Cache-Control': isPublic(operation) ? 'no-cache' : 'private, no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    Vary: isPublic(operation) ? 'Accept-Language' : 'Authorization, Accept-Language',
  })
  if (isPublic(operation)) {
    headers.set('Access-Control-Allow-Origin', '*')
    headers.set('Access-Control-Expose-Headers', 'ETag, Link, RateLimit, RateLimit-Policy, Retry-After')
  }
  return headers
}

/** Pages of other sites may ask for what is public and for nothing else: a token has no business in a browser. */
function preflight(headers: Headers): Response {
  if (headers.has('Access-Control-Allow-Origin')) {
    headers.set('Access-Control-Allow-Methods', 'GET, HEAD')
    headers.set('Access-Control-Allow-Headers', 'If-None-Match')
    headers.set('Access-Control-Max-Age', '86400')
  }
  return new Response(null, { status: 204, headers })
}

function problem(code: ProblemCode, wrong: Parameters<typeof writeProblem>[1], headers: Headers): Response {
  headers.set('Content-Type', problemType)
  headers.set('Content-Language', wrong.language)
  headers.set('Cache-Control', 'private, no-store')
  const status = problemStatus[code]
  // RFC 6750.
  if (status === 401) headers.set('WWW-Authenticate', `Bearer realm="SetuQiao"${code === 'tokenInvalid' ? ', error="invalid_token"' : ''}`)
  if (status === 403) headers.set('WWW-Authenticate', 'Bearer realm="SetuQiao", error="insufficient_scope"')
  return new Response(writeProblem(code, wrong), { status, headers })
}

/** The fields of draft-ietf-httpapi-ratelimit-headers. */
function say(headers: Headers, limit: Limit, { remaining, resetsIn }: Allowance): void {
  const name = limit === apiLimits.token ? 'token' : 'address'
  headers.set('RateLimit-Policy', `"${name}";q=${limit.most};w=${limit.ms / 1000}`)
  headers.set('RateLimit', `"${name}";r=${remaining};t=${resetsIn}`)
}

const tokenOf = (request: Request): string | null => /^Bearer +(\S+) *$/i.exec(request.headers.get('Authorization') ?? '')?.[1] ?? null

/** Whether JSON is among what the client takes; nothing said is anything. */
const takesJson = (accept: string | null): boolean =>
  accept === null ||
  accept.trim() === '' ||
  accept.split(',').some((part) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
    return (
      ['*/*', 'application/*', 'application/json', 'application/problem+json'].includes(type) &&
      !parameters.some((each) => /^q=0(\.0*)?$/.test(each))
    )
  })

const namesOf = (errors: readonly ParameterError[]) => errors.map(({ parameter }) => parameter).join(', ')
