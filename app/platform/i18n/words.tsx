import { createContext, type ReactNode, useContext } from 'react'
import type { Language } from './language'

/**
 * Says a message of the reader's language: `t('requests:status.open')`, `t('common:form.limit', { max: 3 })`.
 * Keys are `namespace:path`, written out or as a template with the namespace in it, so that a page's messages can be told from its source.
 */
export type Translate = (key: string, values?: Record<string, unknown>) => string

interface Words {
  t: Translate
  language: Language
}

const WordsContext = createContext<Words | null>(null)

/** Gives the page its language: on the server the words of i18next, in the browser those that came with the page. */
export function WordsProvider({ t, language, children }: Words & { children: ReactNode }) {
  return <WordsContext value={{ t, language }}>{children}</WordsContext>
}

/** The page's `t` and language. Call it once per page or list and pass `t` down to items. */
export function useWords(): Words {
  const words = useContext(WordsContext)
  if (!words) throw new Error('useWords needs a WordsProvider above it')
  return words
}
