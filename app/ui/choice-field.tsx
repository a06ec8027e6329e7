import type { InputHTMLAttributes, ReactNode } from 'react'
import { useWords } from '~/platform/i18n/words'
import { classes } from './classes'
import type { Option } from './field'
import { describedBy, type FieldProps, fieldIds, GroupFrame, OptionalMark } from './field-frame'

/** One yes-or-no. Sends `on` (or `value`) when ticked and nothing otherwise. */
export function CheckboxField({ defaultChecked, value, ...field }: FieldProps & { defaultChecked?: boolean; value?: string }) {
  const { id } = fieldIds(field)
  return (
    <div className={classes('mb-5 max-w-reading', field.error && 'border-signal border-s-4 ps-3', field.className)}>
      <FieldErrorOf field={field} />
      <Choice
        id={id}
        type="checkbox"
        name={field.name}
        value={value}
        label={
          <>
            {field.label}
            <OptionalMark required={field.required} />
          </>
        }
        hint={field.hint}
        hintId={fieldIds(field).hint}
        defaultChecked={defaultChecked}
        disabled={field.disabled}
        {...describedBy(field)}
      />
    </div>
  )
}

/** Any number of options under one name. */
export function CheckboxGroup({ options, defaultValue = [], columns, ...field }: Choices & { defaultValue?: readonly string[] }) {
  return (
    <GroupFrame field={field}>
      <ChoiceList columns={columns}>
        {options.map((option) => (
          <OptionChoice key={option.value} type="checkbox" field={field} option={option} chosen={defaultValue.includes(option.value)} />
        ))}
      </ChoiceList>
    </GroupFrame>
  )
}

/** Exactly one of a few options, all of them in sight. */
export function RadioGroup({ options, defaultValue, columns, ...field }: Choices & { defaultValue?: string | undefined }) {
  return (
    <GroupFrame field={field}>
      <ChoiceList columns={columns}>
        {options.map((option) => (
          <OptionChoice key={option.value} type="radio" field={field} option={option} chosen={defaultValue === option.value} />
        ))}
      </ChoiceList>
    </GroupFrame>
  )
}

type Choices = FieldProps & { options: readonly Option[]; columns?: boolean }

const ChoiceList = ({ columns, children }: { columns: boolean | undefined; children: ReactNode }) => (
  <div className={columns ? 'grid gap-x-6 sm:grid-cols-2' : undefined}>{children}</div>
)

function OptionChoice({ type, field, option, chosen }: { type: 'checkbox' | 'radio'; field: FieldProps; option: Option; chosen: boolean }) {
  const id = `${fieldIds(field).id}-${option.value}`
  return (
    <Choice
      id={id}
      type={type}
      name={field.name}
      value={option.value}
      label={option.label}
      hint={option.hint}
      hintId={`${id}-hint`}
      aria-describedby={option.hint ? `${id}-hint` : undefined}
      defaultChecked={chosen}
      disabled={option.disabled ?? field.disabled}
      required={type === 'radio' && field.required !== false}
    />
  )
}

function Choice({
  label,
  hint,
  hintId,
  id,
  ...input
}: InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode; hintId: string; id: string }) {
  return (
    <div className="flex min-h-11 items-start">
      <label htmlFor={id} className="flex min-h-11 grow items-start gap-3 py-2">
        <input {...input} id={id} className="mt-[0.2em] size-5 shrink-0" />
        <span>
          {label}
          {hint ? (
            <span id={hintId} className="block text-ink-soft text-sm">
              {hint}
            </span>
          ) : null}
        </span>
      </label>
    </div>
  )
}

function FieldErrorOf({ field }: { field: FieldProps }) {
  const { t } = useWords()
  return field.error ? (
    <p id={fieldIds(field).error} className="font-medium text-sm text-signal">
      <span className="sr-only">{t('common:form.errorPrefix')}</span>
      {field.error}
    </p>
  ) : null
}
