import type { Translate } from '~/platform/i18n/words'
import { fieldLabel } from './document'

/** The name of a document's field in the reader's language: "Requirement 2: what is to be delivered". */
export function fieldName(t: Translate, field: string): string {
  const { key, number } = fieldLabel(field)
  return number === null ? t(`translations:field.${key}`) : t(`translations:field.${key}`, { number })
}
