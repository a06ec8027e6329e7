import { renderToString } from 'react-dom/server'
import { type EntryContext, type HandleErrorFunction, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from 'react-router'
import { isOutage } from '#db/portable'
import { languageContext, nonceContext, outageContext, pageTakerContext, requestIdContext } from './platform/context.server'
import { I18nextWords } from './platform/i18n/i18next-words'
import { translatorFor } from './platform/i18n/translators.server'
import { log, loggable } from './platform/log.server'

/**
 * Renders a document to one string. Nothing streams: loaders return finished values, and one string is cheaper to make and to
 * compress than many pieces. The data for hydration, which the framework would stream behind the page, is written in front of
 * `</body>` in the form that its client reads.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entry: EntryContext,
  context: Readonly<RouterContextProvider>,
): Promise<Response> {
  const nonce = context.get(nonceContext)
  const handoff = entry.serverHandoffStream
  entry.serverHandoffStream = undefined
  entry.manifest = { ...entry.manifest, routes: matchedRoutes(entry) }
  const page = renderToString(
    <I18nextWords instance={translatorFor(context.get(languageContext))}>
      <ServerRouter context={entry} url={request.url} nonce={nonce} />
    </I18nextWords>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const body = entry.renderMeta?.didRenderScripts && handoff ? withData(page, await readAll(handoff), nonce) : page
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const takePage = context.get(pageTakerContext)
  takePage?.(`<!DOCTYPE html>${body}`)
  return new Response(takePage ? null : `<!DOCTYPE html>${body}`, { status, headers })
}

/** Only what this page consists of: the server's router is built anew for each page, and would be built of every route there is. */
const matchedRoutes = ({ manifest, staticHandlerContext }: EntryContext): EntryContext['manifest']['routes'] =>
  Object.fromEntries(staticHandlerContext.matches.map(({ route }) => [route.id, manifest.routes[route.id]]))

async function readAll(stream: ReadableStream<Uint8Array>): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of stream) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

function withData(page: string, handoff: string, nonce: string): string {
  const scripts =
    `<script nonce="${nonce}">window.__reactRouterContext.streamController.enqueue(${inScript(JSON.stringify(handoff))});` +
    'window.__reactRouterContext.streamController.close();</script>'
  const at = page.lastIndexOf('</body>')
  return at < 0 ? page : page.slice(0, at) + scripts + page.slice(at)
}

const escapes: Record<string, string> = { '<': '\\u003c', '>': '\\u003e', '&': '\\u0026', '\u2028': '\\u2028', '\u2029': '\\u2029' }

/** JSON that cannot end the script element it stands in. */
const inScript = (json: string): string => json.replace(/[<>&\u2028\u2029]/g, (character) => escapes[character]!)

/**
 * Our own faults are logged with the request's id, which the error page shows; refusals and aborted requests are not faults. A database that
 * cannot work right now is nobody's fault in here: the visitor is asked to come back.
 */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || isRouteErrorResponse(error)) return
  const facts = {
    requestId: context.get(requestIdContext),
    path: loggable(new URL(request.url).pathname),
    err: error instanceof Error ? error : new Error(String(error)),
  }
  if (!isOutage(error)) return log.error(facts, 'request failed')
  log.warn(facts, 'outage')
  context.get(outageContext)?.()
}
