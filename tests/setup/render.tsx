import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { I18nextWords } from '../../app/platform/i18n/i18next-words'
import { createTranslator } from '../../app/platform/i18n/instance'
import type { Language } from '../../app/platform/i18n/language'
import en from '../../locales/en/common.json'
import zh from '../../locales/zh-CN/common.json'

/** Renders pieces of a page in one language, inside a router at `path`. The posts it receives are kept in `posted`. */
export function renderIn(language: Language, page: ReactNode, path = '/') {
  const posted: Record<string, FormDataEntryValue>[] = []
  const instance = createTranslator(language, { common: language === 'en' ? en : zh })
  const router = createMemoryRouter(
    [
      {
        path: '*',
        element: <I18nextWords instance={instance}>{page}</I18nextWords>,
        action: async ({ request }) => {
          posted.push(Object.fromEntries(await request.formData()))
          return null
        },
        hydrateFallbackElement: <span />,
      },
    ],
    { initialEntries: [path] },
  )
  return { ...render(<RouterProvider router={router} />), router, posted }
}
