import { data } from 'react-router'
import type { Db } from '#db/connect'
import { invalid, refused } from '~/platform/forms.server'
import { saveDraft } from '../commands.server'
import { type Description, readDescription } from '../description'
import type { Own } from './queries.server'

type Kept = { ok: true; version: number; description: Description } | { ok: false; answer: ReturnType<typeof invalid> }

/** Saves what a form carries, changed by `change`. What cannot be kept as typed comes back with the form, the rest is saved. */
export async function keepTyped(
  db: Db,
  { wanted, buyer }: Own,
  form: FormData,
  change: (description: Description) => Description = same,
): Promise<Kept> {
  const { description: typed, errors } = readDescription(form)
  const description = change(typed)
  const saved = await saveDraft(db, { ...buyer, requestId: wanted.id, version: versionOf(form), description })
  if (!saved.ok) {
    // The form that comes back carries the newer version: sending it again keeps what is in it.
    if (saved.reason === 'conflict') form.set('version', String(saved.version))
    return { ok: false, answer: refused(`requests:refused.${saved.reason}`, form) }
  }
  form.set('version', String(saved.version))
  return Object.keys(errors).length > 0 ? { ok: false, answer: invalid(errors, form) } : { ok: true, version: saved.version, description }
}

const same = (description: Description) => description

export function versionOf(form: FormData): number {
  const version = Number(form.get('version'))
  if (!Number.isSafeInteger(version) || version < 1) throw data({ code: 'badForm' }, { status: 400 })
  return version
}
