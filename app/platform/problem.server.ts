import { config } from './config.server'
import type { Language } from './i18n/language'
import { translateFor } from './i18n/translators.server'

/** What can be wrong with a request to the API, each with its status. The names are promises: programs decide by them. */
export const problemStatus = {
  malformed: 400,
  invalidParameter: 400,
  unknownParameter: 400,
  tokenMissing: 401,
  tokenInvalid: 401,
  scopeMissing: 403,
  notFound: 404,
  methodNotAllowed: 405,
  notAcceptable: 406,
  tooManyRequests: 429,
  fault: 500,
  overloaded: 503,
} as const
export type ProblemCode = keyof typeof problemStatus
export const problemCodes = Object.keys(problemStatus) as ProblemCode[]

export const problemType = 'application/problem+json'
export const apiMethods = 'GET, HEAD, OPTIONS'
export const isApiPath = (url: string): boolean => /^\/api(?:[/?]|$)/.test(url)

interface Wrong {
  language: Language
  /** Id of the request, which stands in our log too. */
  instance: string
  /** A door may have a finer status. */
  status?: number
  values?: Record<string, string | number>
  errors?: readonly ParameterError[]
}

export interface ParameterError {
  parameter: string
  detail: string
}

/** A problem of RFC 9457 as JSON, in the reader's language; `code` stays the same in all of them. */
export function writeProblem(code: ProblemCode, { language, instance, status = problemStatus[code], values, errors }: Wrong): string {
  const t = translateFor(language)
  return JSON.stringify({
    type: `${config.origin}/en/api#problem-${code}`,
    title: t(`api:problem.${code}.title`),
    status,
    detail: t(`api:problem.${code}.detail`, values),
    code,
    instance: `urn:uuid:${instance}`,
    ...(errors ? { errors } : {}),
  })
}

/** What the front door refuses, by its status. */
export const problemOfStatus = (status: number): ProblemCode => {
  if (status === 404 || status === 421) return 'notFound'
  if (status === 405) return 'methodNotAllowed'
  if (status === 500) return 'fault'
  return status === 503 ? 'overloaded' : 'malformed'
}
