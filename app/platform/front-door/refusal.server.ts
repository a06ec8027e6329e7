import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { preferredLanguage } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { isApiPath, problemOfStatus, problemType, writeProblem } from '../problem.server'
import { privately } from './headers.server'

export type RefusalStatus = 400 | 403 | 404 | 405 | 408 | 411 | 413 | 414 | 415 | 417 | 421 | 431 | 500 | 503

const style =
  'body{margin:0;padding:3rem 1.25rem;font:1rem/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#14213a;background:#fbfaf6}main{max-width:36rem;margin:auto}section{margin-block:2rem}h1,h2{font-size:1.25rem;margin:0}p{margin:.5rem 0}code{font-size:.875rem}@media (prefers-color-scheme:dark){body{color:#e9edf5;background:#10151f}}'
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`

/** The language is not known before the router runs, so a refusal speaks both. */
const chinese = translateFor('zh-CN')
const english = translateFor('en')
const pages = new Map<RefusalStatus, string[]>()
const marker = '\u0000'

/** The page of a refusal: both languages, the incident's id, nothing else. */
export function refusalPage(status: RefusalStatus, incident: string): string {
  let pieces = pages.get(status)
  if (!pieces) {
    pieces = render(status).split(marker)
    pages.set(status, pieces)
  }
  return pieces.join(incident)
}

/** Answers with a refusal and, where the request's body may not have been read, lets the connection go. */
export function refuse(response: ServerResponse, status: RefusalStatus, incident: string, more: Record<string, string> = {}): void {
  if (response.headersSent || response.writableEnded) return
  const isPrograms = isApiPath(response.req.url ?? '')
  // A string goes out in one piece with the headers; a buffer would be a second one, and in a flood most answers are refusals.
  const body = isPrograms ? problem(status, incident, response) : refusalPage(status, incident)
  response.statusCode = status
  response.setHeader('Content-Type', isPrograms ? problemType : 'text/html; charset=utf-8')
  response.setHeader('Content-Length', Buffer.byteLength(body))
  response.setHeader('Content-Security-Policy', policy)
  response.setHeader('Cache-Control', privately)
  for (const [name, value] of Object.entries(more)) response.setHeader(name, value)
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** A program reads no page; it says which language its people read. */
function problem(status: RefusalStatus, instance: string, response: ServerResponse): string {
  const language = preferredLanguage(response.req.headers['accept-language'])
  response.setHeader('Content-Language', language)
  return writeProblem(problemOfStatus(status), { language, instance, status })
}

/** The same answer as bytes, for a socket on which no request could be read. */
export function rawRefusal(
  status: RefusalStatus,
  reason: string,
  incident: string,
  headers: readonly (readonly [string, string])[],
): string {
  const body = refusalPage(status, incident)
  const lines = [
    ...headers,
    ['Content-Security-Policy', policy] as const,
    ['Cache-Control', privately] as const,
    ['Content-Type', 'text/html; charset=utf-8'] as const,
    ['Content-Length', String(Buffer.byteLength(body))] as const,
    ['Connection', 'close'] as const,
  ]
  return `HTTP/1.1 ${status} ${reason}\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`
}

function render(status: RefusalStatus): string {
  const kind = kindOf(status)
  const part = (language: string, t: typeof chinese) =>
    `<section lang="${language}"><h2>${t(`door:${kind}.title`)}</h2><p>${t(`door:${kind}.what`)}</p><p>${t('door:incident')} <code>${marker}</code></p></section>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${status} ${chinese(`door:${kind}.title`)} · ${english(`door:${kind}.title`)}</title><style>${style}</style></head><body><main>${part('zh-CN', chinese)}${part('en', english)}</main></body></html>`
}

function kindOf(status: RefusalStatus): string {
  if (status === 403 || status === 404 || status === 413 || status === 421 || status === 500 || status === 503) return `status${status}`
  return status === 408 ? 'slow' : 'badRequest'
}
