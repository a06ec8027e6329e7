import { parseWithZod } from '@conform-to/zod/v4'
import { data } from 'react-router'
import type { z } from 'zod'

/** What a form's action answers when it cannot do what was asked: shown at the field and in the summary, with what was typed. */
export interface FormAnswer {
  /** Reason key per field; `''` for the whole form. Texts are locale keys, `key|{"max":3}` carries values. */
  errors: Record<string, string[]>
  /** What was typed, without passwords and files. */
  values: Record<string, string | string[]>
}

type Parsed<T> = { ok: true; value: T; form: FormData } | { ok: false; invalid: ReturnType<typeof invalid> }

/** Reads and validates a urlencoded or multipart form (files left out: see files.server). Bad input is 422 with everything typed. */
export async function readForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.infer<S>>> {
  return parseForm(await readFormData(request), schema)
}

/** As `readForm`, for a form that has been read already. */
export function parseForm<S extends z.ZodType>(form: FormData, schema: S): Parsed<z.infer<S>> {
  const submission = parseWithZod(form, { schema, error: unsaid })
  if (submission.status === 'success') return { ok: true, value: submission.value as z.infer<S>, form }
  const errors: Record<string, string[]> = {}
  for (const [field, messages] of Object.entries(submission.error ?? {})) {
    if (messages) errors[field] = messages as string[]
  }
  return { ok: false, invalid: invalid(errors, form) }
}

/** What a schema says nothing of itself: the validator's own words are English, and not for readers. A field that nobody knows comes from a page of an older release. */
const unsaid = ({ code }: { code?: string | undefined }): string =>
  code === 'unrecognized_keys' ? 'common:form.error.outdated' : 'common:form.error.invalid'

/** 422 with errors at their fields and what was typed. */
export const invalid = (errors: Record<string, string[]>, form: FormData) =>
  data<FormAnswer>({ errors, values: valuesOf(form) }, { status: 422 })

/** 409: the form was fine, but the domain refuses; `reason` is a locale key. */
export const refused = (reason: string, form?: FormData, status = 409) =>
  data<FormAnswer>({ errors: { '': [reason] }, values: form ? valuesOf(form) : {} }, { status })

/** The form's entries, as they were typed but for NUL; 400 when the body is not a form. */
export async function readFormData(request: Request): Promise<FormData> {
  try {
    return withoutNul(await request.formData())
  } catch {
    throw data({ code: 'badForm' }, { status: 400 })
  }
}

/** No text of ours holds U+0000: no keyboard makes it, and PostgreSQL refuses it wherever it meets it, be it only in a search. */
export function withoutNul(form: FormData): FormData {
  for (const [name, value] of [...form]) {
    if (typeof value !== 'string' || !value.includes('\u0000')) continue
    const all = form.getAll(name).map((each) => (typeof each === 'string' ? each.replaceAll('\u0000', '') : each))
    form.delete(name)
    for (const each of all) form.append(name, each)
  }
  return form
}

const secretField = /password/i

function valuesOf(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const name of new Set(form.keys())) {
    if (secretField.test(name)) continue
    const all = form.getAll(name).filter((value): value is string => typeof value === 'string')
    if (all.length === 1) values[name] = all[0]!
    else if (all.length > 1) values[name] = all
  }
  return values
}
