import type { LanguageTag } from '#db/schema'
import { translateFor } from '~/platform/i18n/translators.server'

interface Nda {
  requestRef: string
  number: number
  years: number
  buyer: { nameZh: string; nameEn: string }
}

/** The agreement in one language. We have written both; nothing in it is translated per request, so both hold from the start. */
export function ndaText({ requestRef, number, years, buyer }: Nda, language: LanguageTag): string {
  const t = translateFor(language)
  const { nameZh, nameEn } = buyer
  const name = [...new Set(language === 'zh-CN' ? [nameZh, nameEn] : [nameEn, nameZh])].filter(Boolean).join(' / ')
  const clauses = ['what', 'use', 'people', 'exceptions', 'end', 'language']
  return `${[
    t('engagements:ndaText.title', { ref: requestRef, number }),
    t('engagements:ndaText.parties', { buyer: name }),
    ...clauses.map((clause, index) => `${index + 1}. ${t(`engagements:ndaText.clause.${clause}`, { count: years })}`),
  ].join('\n\n')}\n`
}
