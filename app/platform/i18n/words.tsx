import type { i18n } from 'i18next'
import { createContext, type ReactNode, useContext } from 'react'
import { I18nextProvider } from 'react-i18next'
import type { Language } from './language'

/**
 * Says a message of the reader's language: `t('requests:status.open')`, `t('common:form.limit', { max: 3 })`.
 * Keys are `namespace:path`, without a namespace they are looked up in `common`.
 */
export type Translate = (key: string, values?: Record<string, unknown>) => string

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

interface Words {
  t: Translate
  language: Language
}

const WordsContext = createContext<Words | null>(null)

/** Gives the page its language: react-i18next's provider, and our memoised `t` beside it. */
export function WordsProvider({ instance, children }: { instance: i18n; children: ReactNode }) {
  const words = { t: translateWith(instance), language: instance.language as Language }
  return (
    <I18nextProvider i18n={instance}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nextProvider>
  )
}

/** The page's `t` and language. Call it once per page or list and pass `t` down to items. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsProvider above it')
  return words
}
