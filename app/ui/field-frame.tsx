import type { ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'

/** What every field has in common. Texts are already in the reader's language. */
export interface FieldProps {
  name: string
  label: ReactNode
  /** One sentence under the label: what to write, or an example. */
  hint?: ReactNode
  /** What is wrong and what to do next. */
  error?: string | undefined
  /** Fields are required unless this is false: most of a good form is. Optional ones say so. */
  required?: boolean
  /** Defaults to `name`; give one when two forms of a page share a name. */
  id?: string
  disabled?: boolean
  className?: string
}

/** Ids of a field's parts: the error summary links to `id`. */
export const fieldIds = ({ id, name }: { id?: string | undefined; name: string }) => {
  const own = id ?? name
  return { id: own, hint: `${own}-hint`, error: `${own}-error`, count: `${own}-count` }
}

/** `aria-*` attributes that tie a control to its hint, count and error. */
export function describedBy(field: FieldProps, hasCount = false) {
  const ids = fieldIds(field)
  const parts = [field.hint ? ids.hint : '', hasCount ? ids.count : '', field.error ? ids.error : ''].filter(Boolean)
  return {
    'aria-describedby': parts.length > 0 ? parts.join(' ') : undefined,
    'aria-invalid': field.error ? (true as const) : undefined,
  }
}

export const controlLook =
  'block min-h-11 w-full rounded-md border border-line-strong bg-surface px-3 py-2 text-base text-ink placeholder:text-ink-faint hover:border-ink-soft aria-invalid:border-2 aria-invalid:border-signal disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint'

/** Says "(optional)" where a field may stay empty. */
export function OptionalMark({ required }: { required: boolean | undefined }) {
  const { t } = useWords()
  return required === false ? <span className="ms-1 font-normal text-ink-faint text-sm">{t('common:form.optional')}</span> : null
}

export function FieldHint({ field }: { field: FieldProps }) {
  if (!field.hint) return null
  return (
    <div id={fieldIds(field).hint} className="mb-1.5 text-ink-soft text-sm">
      {field.hint}
    </div>
  )
}

export function FieldError({ field }: { field: FieldProps }) {
  const { t } = useWords()
  if (!field.error) return null
  return (
    <p id={fieldIds(field).error} className="mb-1.5 font-medium text-sm text-signal">
      <span className="sr-only">{t('common:form.errorPrefix')}</span>
      {field.error}
    </p>
  )
}

/** Label, hint and error above one control; a bar at the side marks the field that needs attention. */
export function FieldFrame({ field, children, after }: { field: FieldProps; children: ReactNode; after?: ReactNode }) {
  return (
    <div className={classes('mb-5 max-w-reading', field.error && 'border-signal border-s-4 ps-3', field.className)}>
      <label htmlFor={fieldIds(field).id} className="mb-1 block font-semibold">
        {field.label}
        <OptionalMark required={field.required} />
      </label>
      <FieldHint field={field} />
      <FieldError field={field} />
      {children}
      {after}
    </div>
  )
}

/** The same around several controls that answer one question. */
export function GroupFrame({ field, children }: { field: FieldProps; children: ReactNode }) {
  const ids = fieldIds(field)
  return (
    <fieldset
      id={ids.id}
      tabIndex={-1}
      className={classes('mb-5 max-w-reading', field.error && 'border-signal border-s-4 ps-3', field.className)}
      aria-describedby={describedBy(field)['aria-describedby']}
      disabled={field.disabled}
    >
      <legend className="mb-1 font-semibold">
        {field.label}
        <OptionalMark required={field.required} />
      </legend>
      <FieldHint field={field} />
      <FieldError field={field} />
      {children}
    </fieldset>
  )
}
