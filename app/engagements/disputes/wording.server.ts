import type { DisputeOutcomeTable, LanguageTag } from '#db/schema'
import { translateFor } from '~/platform/i18n/translators.server'
import type { Fields } from '~/translations/document'

interface Outcome {
  ref: string
  dispute: number
  outcome: Pick<DisputeOutcomeTable, 'number' | 'kind'>
}

/** A settlement or decision as plain text in one language; its SHA-256 stands under an acceptance. */
export function outcomeText({ ref, dispute, outcome: { number, kind } }: Outcome, fields: Fields, language: LanguageTag): string {
  const t = translateFor(language)
  const lines = [
    t(`disputes:text.${kind}`, { number, dispute, ref }),
    fields.outcome ?? '',
    fields.grounds ? t('disputes:text.grounds', { text: fields.grounds }) : '',
    t('disputes:text.effect'),
  ]
  return `${lines.filter(Boolean).join('\n\n')}\n`
}
