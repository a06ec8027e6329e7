import { describe, expect, test } from 'vitest'
import { firstScreenOf } from '../../app/accounts/account'
import type { Actor } from '../../app/accounts/actor'
import { pages, scriptsOf, textOfScript } from '../setup/page-scripts'
import { manifest } from './security/manifest'

const kb = 1024

/** What each role sees first after it signed in: where the way in leads, and not that way itself. */
const first = [
  ...(['buyer', 'vendor'] as const).map((kind) => firstPageOf({ staffRole: null, company: { kind } })),
  ...(['moderator', 'operator', 'auditor'] as const).map((staffRole) => firstPageOf({ staffRole, company: null })),
]

function firstPageOf(who: { staffRole: Actor['staffRole']; company: { kind: 'buyer' | 'vendor' } | null }): string {
  const screen = firstScreenOf({ isEmailVerified: true, ...who } as Actor)
  const route = manifest.find(({ pattern, hasPage }) => hasPage && pattern === `/:lang${screen}`)
  if (!route) throw new Error(`Nothing is shown at ${screen}`)
  return route.id
}

const isWorkbench = (page: string) => page.startsWith('translations/routes/')

describe.each(['en', 'zh-CN'] as const)('the scripts of a page in %s', (language) => {
  test('weigh at most 111 KB on the first screen of each role, which is one more than we want', () => {
    const weights = first.map((page) => [page, scriptsOf(page, language).bytes] as const)
    expect(weights).toHaveLength(5)
    expect(weights.filter(([, bytes]) => bytes > 111 * kb)).toEqual([])
  })

  test('weigh at most 130 KB on any other page, and at most 170 KB in the workbench', () => {
    const most = (page: string) => (isWorkbench(page) ? 170 : 130) * kb
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
