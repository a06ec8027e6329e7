import { describe, expect, test } from 'vitest'
import { translateFor } from '~/platform/i18n/translators.server'
import { licences, territories } from '~/requests/together/split'

describe.each([
  ['en', '.'],
  ['zh-CN', '。'],
] as const)('the standard clauses in %s', (language, stop) => {
  const t = translateFor(language)

  test.each(licences)('a bid promises the licence that the contract grants: %s', (licence) => {
    expect(`${t(`together:licence.${licence}`)}${stop}`).toBe(t(`engagements:clause.licence.${licence}`))
  })

  test.each(territories)('a bid names the territory that the contract grants: %s', (territory) => {
    expect(`${t(`together:territory.${territory}`)}${stop}`).toBe(t(`engagements:clause.territory.${territory}`))
  })
})
