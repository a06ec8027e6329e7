import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from './language'

export type Catalogue = Record<string, Record<string, unknown>>

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

/** Namespaced catalogue from Vite's glob: `/locales/en/requests.json` → `{ requests: … }`. */
export function catalogueOf(modules: Record<string, unknown>): Catalogue {
  const catalogue: Catalogue = {}
  for (const [path, module] of Object.entries(modules)) {
    const name = path.slice(path.lastIndexOf('/') + 1, -'.json'.length)
    catalogue[name] = module as Record<string, unknown>
  }
  return catalogue
}
