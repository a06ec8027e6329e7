import type { z } from 'zod'
import type { Db } from '#db/connect'
import { discard, readUpload } from '~/platform/files.server'
import { invalid, parseForm } from '~/platform/forms.server'

/**
 * Reads a form of words with attached files. If anything of it is refused, none of its files is kept. A command that refuses it afterwards gives the
 * files back with `discard`.
 */
export async function readWithFiles<T extends z.ZodType>(db: Db, request: Request, schema: T) {
  const { form: body, files, refused } = await readUpload(db, request)
  const form = parseForm(body, schema)
  if (form.ok && !refused[0]) return { ok: true, value: form.value, body, files } as const
  await discard(files)
  const answer = form.ok ? invalid({ files: [`requests:fileRefused.${refused[0]!.reason}`] }, body) : form.invalid
  return { ok: false, invalid: answer } as const
}
