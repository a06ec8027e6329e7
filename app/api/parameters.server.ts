import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Language } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import type { ParameterError } from '~/platform/problem.server'
import type { Operation } from './operation'

/** Where a page ended: one or two sort keys, the last of them unique. */
export type Place = readonly string[]

type Read =
  | {
      ok: true
      query: Record<string, unknown>
      after: Place | null
      /** The parameters in one order and without the cursor: equal questions have equal ones. */
      canonical: string
    }
  | { ok: false; code: 'unknownParameter' | 'invalidParameter'; errors: ParameterError[] }

/** Reads what stands behind the `?`. Nothing is guessed or left out: whatever is not understood is refused by its name. */
export function readQuery(search: URLSearchParams, { query: schema, ...operation }: Operation, language: Language): Read {
  const t = translateFor(language)
  const names = [...new Set(search.keys())]
  const unknown = names.filter((name) => !(name in schema.shape))
  if (unknown.length > 0) {
    const detail = t('api:parameter.unknown')
    return { ok: false, code: 'unknownParameter', errors: unknown.slice(0, 20).map((name) => ({ parameter: name.slice(0, 60), detail })) }
  }
  const twice = names.filter((name) => search.getAll(name).length > 1)
  if (twice.length > 0) return invalid(twice.map((parameter) => ({ parameter, detail: t('api:parameter.twice') })))
  const parsed = schema.safeParse(Object.fromEntries(search))
  if (!parsed.success) {
    return invalid(
      parsed.error.issues.map((issue) => ({ parameter: String(issue.path[0] ?? ''), detail: detailOf(issue as z.core.$ZodIssue, t) })),
    )
  }
  const sorted = [...search].filter(([name]) => name !== 'cursor').sort(([one], [other]) => (one < other ? -1 : 1))
  const canonical = new URLSearchParams(sorted).toString()
  const written = parsed.data.cursor as string | undefined
  const after = written === undefined ? null : placeIn(written, operation, canonical)
  if (written !== undefined && !after) return invalid([{ parameter: 'cursor', detail: t('api:parameter.cursor') }])
  return { ok: true, query: parsed.data, after, canonical }
}

const invalid = (errors: ParameterError[]) => ({ ok: false, code: 'invalidParameter', errors }) as const

type Translate = ReturnType<typeof translateFor>

function detailOf(issue: z.core.$ZodIssue, t: Translate): string {
  if (issue.code === 'invalid_value') return t('api:parameter.choice', { choices: issue.values.join(', ') })
  if (issue.code === 'too_small') return t('api:parameter.least', { least: String(issue.minimum) })
  if (issue.code === 'too_big') return t('api:parameter.most', { most: String(issue.maximum) })
  if (issue.code === 'invalid_type') return t('api:parameter.number')
  return t('api:parameter.form')
}

/** A cursor is a place in one list under one set of filters: elsewhere it would skip things in silence, so it is refused there. */
export const placeSaid = (place: Place, operation: Pick<Operation, 'name'>, canonical: string): string =>
  Buffer.from(JSON.stringify([listOf(operation, canonical), ...place])).toString('base64url')

export function placeIn(written: string, operation: Pick<Operation, 'name'>, canonical: string): Place | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(written, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length < 2 || read.length > 3 || !read.every(isText)) return null
    return read[0] === listOf(operation, canonical) ? read.slice(1) : null
  } catch {
    return null
  }
}

/** A forged cursor may spell out what no address may carry: PostgreSQL takes no NUL. */
const isText = (part: unknown): part is string => typeof part === 'string' && !part.includes('\u0000')

const listOf = ({ name }: Pick<Operation, 'name'>, canonical: string): string =>
  createHash('sha256').update(`${name}?${canonical}`).digest('base64url').slice(0, 10)
