import { describe, expect, test } from 'vitest'
import { pages, scriptsOf, textOfScript } from '../setup/page-scripts'

const kb = 1024
/** What people see first after they signed in. */
const first = ['accounts/routes/desk']
const isWorkbench = (page: string) => page.startsWith('translations/routes/')

describe.each(['en', 'zh-CN'] as const)('the scripts of a page in %s', (language) => {
  test('weigh at most 110 KB on the first page of somebody who is signed in', () => {
    const weights = first.map((page) => [page, scriptsOf(page, language).bytes] as const)
    expect(weights.filter(([, bytes]) => bytes > 110 * kb)).toEqual([])
  })

  test('weigh at most 20 KB more on any other page, and at most 60 KB more in the workbench', () => {
    const most = (page: string) => 110 * kb + (isWorkbench(page) ? 60 : 20) * kb
    const weights = pages.map((page) => [page, scriptsOf(page, language).bytes] as const)
    expect(weights.length).toBeGreaterThan(60)
    expect(weights.filter(([page, bytes]) => bytes > most(page))).toEqual([])
  })

  test('bring words of their own, never the whole language', () => {
    for (const page of pages) {
      const { files } = scriptsOf(page, language)
      expect(files.filter((name) => name.startsWith(`words-${language}-`)).length, page).toBeGreaterThan(0)
      expect(
        files.filter((name) => name.startsWith('catalogue')),
        page,
      ).toEqual([])
    }
  })
})

test('no page loads a validator, a numbering plan, a reader of XML or i18next', () => {
  const marks = /ZodError|PhoneNumber|SaxesParser|unclosed tag|initReactI18next|i18next/
  const guilty = pages.filter((page) => scriptsOf(page, 'en').files.some((name) => marks.test(textOfScript(name))))
  expect(guilty).toEqual([])
})
