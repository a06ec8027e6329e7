import type { ServerResponse } from 'node:http'
import { refuse } from './refusal.server'

/** Asks for patience, not all at the same moment. */
export const comeBack = (): Record<string, string> => ({ 'Retry-After': String(2 + Math.floor(Math.random() * 5)) })

/**
 * Makes whatever the application says next a 503: the database could not be asked, so neither a page of ours nor a result is to be trusted.
 * The framework's script takes it for the same, because the header is missing by which it knows its own answers.
 */
export function answerOutage(response: ServerResponse, incident: string): void {
  if (response.headersSent) return
  const { write, end } = response
  response.write = (() => true) as typeof write
  response.end = ((...rest: Parameters<typeof end>) => {
    response.write = write
    response.end = end
    if (response.headersSent) return end.apply(response, rest)
    for (const name of ['X-Remix-Response', 'X-Remix-Redirect', 'Location', 'Set-Cookie', 'Content-Encoding']) response.removeHeader(name)
    response.statusMessage = ''
    refuse(response, 503, incident, comeBack())
    return response
  }) as typeof end
}
