import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogue } from './catalogue-of'
import type { Language } from './language'
import type { Translate } from './words'

/**
 * An i18next instance for exactly one language. There is no fallback language: a key that is missing shows as
 * itself in development and fails the parity test, so that English never leaks into a Chinese page.
 */
export function createTranslator(language: Language, catalogue: Catalogue): i18n {
  const instance = createInstance()
  instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: Object.keys(catalogue),
    defaultNS: 'common',
    resources: { [language]: catalogue },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
    react: { useSuspense: false },
  })
  return instance
}

const memo = new WeakMap<i18n, Translate>()

/**
 * i18next's `t` with messages that take no values kept in a map: a page says some hundred of them, and i18next
 * spends about 10 µs on each (measured), a map look-up 0.05 µs.
 */
export function translateWith(instance: i18n): Translate {
  const known = memo.get(instance)
  if (known) return known
  const said = new Map<string, string>()
  const translate: Translate = (key, values) => {
    if (values) return instance.t(key, values) as string
    let message = said.get(key)
    if (message === undefined) {
      message = instance.t(key) as string
      if (said.size < 10_000) said.set(key, message)
    }
    return message
  }
  memo.set(instance, translate)
  return translate
}
