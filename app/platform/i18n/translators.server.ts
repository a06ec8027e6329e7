import type { i18n } from 'i18next'
import { catalogueOf, createTranslator } from './instance'
import type { Language } from './language'
import { type Translate, translateWith } from './words'

const english = import.meta.glob('../../../locales/en/*.json', { eager: true, import: 'default' })
const chinese = import.meta.glob('../../../locales/zh-CN/*.json', { eager: true, import: 'default' })

/** One instance per language for the life of the process, shared by all requests: building one costs more than a page. */
const translators: Record<Language, i18n> = {
  'zh-CN': createTranslator('zh-CN', catalogueOf(chinese)),
  en: createTranslator('en', catalogueOf(english)),
}

export const translatorFor = (language: Language): i18n => translators[language]

/** `t` for code that runs outside React: mail subjects, CSV headings, feeds. */
export const translateFor = (language: Language): Translate => translateWith(translators[language])
