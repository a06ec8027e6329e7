import type { i18n } from 'i18next'
import { catalogue as english } from './catalogue.en'
import { catalogue as chinese } from './catalogue.zh'
import { createTranslator, translateWith } from './instance'
import type { Language } from './language'
import type { Translate } from './words'

/** One instance per language for the life of the process, shared by all requests: building one costs more than a page. */
const translators: Record<Language, i18n> = {
  'zh-CN': createTranslator('zh-CN', chinese),
  en: createTranslator('en', english),
}

export const translatorFor = (language: Language): i18n => translators[language]

/** `t` for code that runs outside React: mail subjects, CSV headings. */
export const translateFor = (language: Language): Translate => translateWith(translators[language])
