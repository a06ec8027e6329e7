import { expect, test } from 'vitest'
import { isSaid, keysSaidIn } from './said-keys'

/** What a template puts in, as it stands in a source text. */
const put = (expression: string) => `\${${expression}}`
const said = (text: string) => keysSaidIn([text], ['bids', 'triage'])

test('a key is said by quotes and by templates, whatever these put in and whatever values stand behind a bar', () => {
  const text = [
    "t('bids:mine.title')",
    `\`bids:next.${put('step')}\``,
    `\`bids:fault.${put("isLarge ? 'large' : 'small'")}\``,
    `\`bids:error.${put('reason')}|${put('JSON.stringify({ line })')}\``,
  ].join('\n')
  for (const key of ['bids:mine.title', 'bids:next.open', 'bids:fault.large', 'bids:error.tooMany'])
    expect(isSaid(key, said(text)), key).toBe(true)
  expect(isSaid('bids:mine.empty', said(text))).toBe(false)
})

test('a comment tells of keys and says none', () => {
  const text = [
    '/** Why: keys under `triage:reason`. */',
    '  // Once `triage:old`.',
    '/**\n * The list under `triage:list`.\n */',
    "t('triage:title')",
  ]
  const keys = said(text.join('\n'))
  for (const key of ['triage:reason.held', 'triage:old', 'triage:list.first']) expect(isSaid(key, keys), key).toBe(false)
  expect(isSaid('triage:title', keys)).toBe(true)
  // What begins behind something else may be a part of it: an address, a pattern of files.
  expect(isSaid('triage:title', said("const files = 'image/*'; t('triage:title'); const other = '*/'"))).toBe(true)
})
