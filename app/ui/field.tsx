import { type HTMLInputAutoCompleteAttribute, type InputHTMLAttributes, useState } from 'react'
import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'
import { controlLook, describedBy, FieldFrame, type FieldProps, fieldIds } from './field-frame'

interface Typed {
  defaultValue?: string | undefined
  autoComplete?: HTMLInputAutoCompleteAttribute
  placeholder?: string
  /** The server's limit in characters. Shown and counted, never enforced by cutting: that would break input methods. */
  maxLength?: number
  /** Language the text will be written in, where it differs from the page. */
  lang?: string
}

/** One line of text. `type` and `inputMode` choose the right keyboard on a phone. */
export function TextField({
  type = 'text',
  inputMode,
  ...field
}: FieldProps &
  Typed & {
    type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'search'
    inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  }) {
  const count = useCount(field)
  const { id } = fieldIds(field)
  return (
    <FieldFrame field={field} after={count.shown}>
      <input
        {...typedAttributes(field)}
        {...describedBy(field, Boolean(field.maxLength))}
        id={id}
        type={type}
        inputMode={inputMode}
        className={controlLook}
        onInput={count.onInput}
      />
    </FieldFrame>
  )
}

/** Several lines of text. */
export function TextArea({ rows = 5, ...field }: FieldProps & Typed & { rows?: number }) {
  const count = useCount(field)
  return (
    <FieldFrame field={field} after={count.shown}>
      <textarea
        {...typedAttributes(field)}
        {...describedBy(field, Boolean(field.maxLength))}
        id={fieldIds(field).id}
        rows={rows}
        className={classes(controlLook, 'field-sizing-content max-h-[70vh] min-h-28')}
        onInput={count.onInput}
      />
    </FieldFrame>
  )
}

export interface Option {
  value: string
  label: string
  hint?: string
  disabled?: boolean
}
export interface OptionGroup {
  label: string
  options: Option[]
}

/** A choice from a list; `prompt` is the empty first entry. */
export function SelectField({
  options,
  prompt,
  ...field
}: FieldProps & { options: (Option | OptionGroup)[]; prompt?: string; defaultValue?: string | undefined; autoComplete?: string }) {
  return (
    <FieldFrame field={field}>
      <select
        {...describedBy(field)}
        id={fieldIds(field).id}
        name={field.name}
        required={field.required !== false}
        disabled={field.disabled}
        defaultValue={field.defaultValue}
        autoComplete={field.autoComplete}
        className={controlLook}
      >
        {prompt !== undefined && <option value="">{prompt}</option>}
        {options.map((entry) =>
          'options' in entry ? (
            <optgroup key={entry.label} label={entry.label}>
              {entry.options.map(asOption)}
            </optgroup>
          ) : (
            asOption(entry)
          ),
        )}
      </select>
    </FieldFrame>
  )
}

/** A calendar day, `YYYY-MM-DD`, in the browser's own picker. */
export function DateField(field: FieldProps & { defaultValue?: string | undefined; min?: string; max?: string }) {
  return (
    <FieldFrame field={field}>
      <input
        {...describedBy(field)}
        id={fieldIds(field).id}
        type="date"
        name={field.name}
        required={field.required !== false}
        disabled={field.disabled}
        defaultValue={field.defaultValue}
        min={field.min}
        max={field.max}
        className={classes(controlLook, 'max-w-56')}
      />
    </FieldFrame>
  )
}

/**
 * An amount in major units as people type it ("180000" or "180,000.50"); the server turns it into minor units.
 * With `currencies` the currency is chosen beside it (as `currencyName`, default `${name}Currency`), else `currency` is fixed.
 */
export function MoneyField({
  currency,
  currencies,
  currencyName,
  ...field
}: FieldProps & {
  defaultValue?: string | undefined
  currency?: string | undefined
  currencies?: readonly string[]
  currencyName?: string
}) {
  const { t } = useWords()
  return (
    <FieldFrame field={field}>
      <div className="flex max-w-sm">
        {currencies ? (
          <select
            name={currencyName ?? `${field.name}Currency`}
            defaultValue={currency}
            disabled={field.disabled}
            aria-label={t('common:money.currency')}
            className={classes(controlLook, 'w-auto rounded-e-none border-e-0 bg-sunken')}
          >
            {currencies.map((code) => (
              <option key={code} value={code}>
                {t(`common:money.code.${code}`)}
              </option>
            ))}
          </select>
        ) : (
          <span className="flex min-h-11 shrink-0 items-center whitespace-nowrap rounded-s-md border border-line-strong border-e-0 bg-sunken px-3 text-ink-soft">
            {currency ? t(`common:money.code.${currency}`) : null}
          </span>
        )}
        <input
          {...describedBy(field)}
          id={fieldIds(field).id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          name={field.name}
          required={field.required !== false}
          disabled={field.disabled}
          defaultValue={field.defaultValue}
          className={classes(controlLook, 'rounded-s-none text-end tabular-nums')}
        />
      </div>
    </FieldFrame>
  )
}

/** Files to send; `accept` and `maxSize` (already worded) are promises that the server keeps. */
export function FileField(field: FieldProps & { accept?: string; multiple?: boolean }) {
  return (
    <FieldFrame field={field}>
      <input
        {...describedBy(field)}
        id={fieldIds(field).id}
        type="file"
        name={field.name}
        required={field.required !== false}
        disabled={field.disabled}
        accept={field.accept}
        multiple={field.multiple}
        className="block min-h-11 w-full rounded-md border border-line-strong border-dashed bg-surface p-2 text-sm file:me-3 file:min-h-9 file:rounded-sm file:border-0 file:bg-river-wash file:px-3 file:font-medium file:text-river aria-invalid:border-signal"
      />
    </FieldFrame>
  )
}

const asOption = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
)

const typedAttributes = (field: FieldProps & Typed) => ({
  name: field.name,
  required: field.required !== false,
  disabled: field.disabled,
  defaultValue: field.defaultValue,
  autoComplete: field.autoComplete,
  placeholder: field.placeholder,
  lang: field.lang,
})

/** States the limit at first and counts from the first key on, so that a page without scripts never shows a frozen count. */
function useCount({ maxLength, ...field }: FieldProps & Typed) {
  const { t } = useWords()
  const [used, setUsed] = useState<number>()
  if (!maxLength) return {}
  const over = used !== undefined && used > maxLength
  return {
    onInput: (event: { currentTarget: { value: string } }) => setUsed(event.currentTarget.value.length),
    shown: (
      <p
        id={fieldIds(field).count}
        role={over ? 'status' : undefined}
        className={classes('mt-1 text-xs tabular-nums', over ? 'font-medium text-signal' : 'text-ink-faint')}
      >
        {used === undefined
          ? t('common:form.limit', { max: maxLength })
          : over
            ? t('common:form.over', { count: used - maxLength })
            : t('common:form.used', { used, max: maxLength })}
      </p>
    ),
  }
}
