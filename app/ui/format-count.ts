import type { Language } from '~/platform/i18n/language'

const formatters = { 'zh-CN': new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en') }

/** How many, with the reader's separators: `1,200`. */
export const formatCount = (count: number, language: Language): string => formatters[language].format(count)

/** A count that may be a lower bound: `1,000+`. */
export const countText = (count: number, isLeast: boolean, language: Language): string =>
  `${formatCount(count, language)}${isLeast && count > 0 ? '+' : ''}`
