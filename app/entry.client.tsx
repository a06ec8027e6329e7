import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { language, translate, wordsHaveCome } from './platform/i18n/browser-words'
import { WordsProvider } from './platform/i18n/words'

/** A page comes alive when its words are here; without them it stays what the server made, which works. */
async function start() {
  await wordsHaveCome()
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <WordsProvider t={translate} language={language}>
          <HydratedRouter />
        </WordsProvider>
      </StrictMode>,
    )
  })
}

start()
