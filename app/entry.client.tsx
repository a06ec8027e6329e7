import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { createTranslator } from './platform/i18n/instance'
import { WordsProvider } from './platform/i18n/words'

/** Only the page's own language is fetched: one chunk. */
async function start() {
  const language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
  const { catalogue } = language === 'en' ? await import('./platform/i18n/catalogue.en') : await import('./platform/i18n/catalogue.zh')
  const instance = createTranslator(language, catalogue)
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsProvider instance={instance}>
          <HydratedRouter />
        </WordsProvider>
      </StrictMode>,
    )
  })
}

start()
