import type { i18n } from 'i18next'
import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { translateWith } from './instance'
import type { Language } from './language'
import { WordsProvider } from './words'

/** The words of a page where it is made: react-i18next's provider, and our memoised `t` beside it. Not for the browser, which says less. */
export function I18nextWords({ instance, children }: { instance: i18n; children: ReactNode }) {
  return (
    <I18nextProvider i18n={instance}>
      <WordsProvider t={translateWith(instance)} language={instance.language as Language}>
        {children}
      </WordsProvider>
    </I18nextProvider>
  )
}
