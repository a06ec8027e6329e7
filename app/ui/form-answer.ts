import { type Translate, useWords } from '~/platform/i18n/words'
import type { SummaryError } from './error-summary'

/** What an action answers to a form it could not accept. Errors are message keys, `key|{"max":3}` with values; `''` is the whole form. */
export interface Answer {
  errors: Record<string, readonly string[]>
  values: Record<string, string | string[]>
}

/**
 * An action's answer, ready for fields and summary: `error('title')`, `value('title', saved.title)`, `chosen('skills', saved.skills)`.
 * What was typed wins over what is stored. The summary follows `order` (names of the fields from top to bottom), then the rest; `labelOf` says
 * which field is meant where several may ask for the same.
 */
export function useAnswer(answer: Answer | undefined, order: readonly string[] = [], labelOf?: (name: string) => string | undefined) {
  const { t } = useWords()
  const errors = answer?.errors ?? {}
  const hasAnswer = answer !== undefined && Object.keys(answer.values).length > 0
  const said = (name: string, reason: string) => {
    const [field, message] = [name && labelOf?.(name), sayReason(t, reason)]
    return field ? t('common:form.at', { field, message }) : message
  }
  const names = Object.keys(errors).sort((a, b) => rank(order, a) - rank(order, b))
  return {
    error: (name: string): string | undefined => (errors[name]?.[0] ? sayReason(t, errors[name][0]) : undefined),
    value: (name: string, saved?: string): string | undefined => (hasAnswer ? first(answer.values[name]) : saved),
    chosen: (name: string, saved: readonly string[] = []): readonly string[] => (hasAnswer ? all(answer.values[name]) : saved),
    summary: names.flatMap((name): SummaryError[] =>
      (errors[name] ?? []).slice(0, 1).map((reason) => ({ ...(name ? { field: name } : {}), message: said(name, reason) })),
    ),
  }
}

/** Says a reason: a message key, with its values after a bar. */
export function sayReason(t: Translate, reason: string): string {
  const bar = reason.indexOf('|')
  return bar < 0 ? t(reason) : t(reason.slice(0, bar), JSON.parse(reason.slice(bar + 1)) as Record<string, unknown>)
}

/** The whole form's errors come first, fields that `order` does not name come last. */
const rank = (order: readonly string[], name: string) => (name === '' ? -1 : order.includes(name) ? order.indexOf(name) : order.length)
const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
const all = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value])
