import type { Language } from '~/platform/i18n/language'

const formatters = { 'zh-CN': new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en') }

/** How many, with the reader's separators: `1,200`. */
export const formatCount = (count: number, language: Language): string => formatters[language].format(count)
