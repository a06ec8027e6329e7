// @vitest-environment jsdom
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderIn } from '../../tests/setup/render'
import { Diff } from './diff'
import { inLanguage } from './site-header'
import { textDiff } from './text-diff'

const marked = (before: string, after: string) =>
  textDiff(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}]` : `[+${text}]`))
    .join('')

test('Chinese is compared by character, English by word, numbers whole', () => {
  expect(marked('数据当天进入系统', '数据当日进入系统')).toBe('数据当[-天][+日]进入系统')
  expect(marked('in Yonyou U8 today', 'in Yonyou U9 today')).toBe('in Yonyou [-U8][+U9] today')
  expect(marked('共 1200 件', '共 1300 件')).toBe('共 [-1200][+1300] 件')
  expect(marked('', 'new')).toBe('[+new]')
  expect(marked('same', 'same')).toBe('same')
})

test('both versions can be read back from what changed', () => {
  const text = fc.array(fc.constantFrom('厂', '房', ' ', 'ab', 'c', ',', '𠮷', '\n'), { maxLength: 40 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = textDiff(before, after)
      const without = (kind: string) => pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
      expect(without('added')).toBe(before)
      expect(without('removed')).toBe(after)
    }),
  )
})

test('very long rewritten passages do not hold up the page', () => {
  expect(textDiff('甲'.repeat(60_000), '乙'.repeat(60_000))).toHaveLength(2)
})

test('what went and what came is marked up as such', () => {
  const { container } = renderIn('en', <Diff lang="en" before="one two" after="one three" />)
  expect(container.querySelector('del')).toHaveTextContent('two')
  expect(container.querySelector('ins')).toHaveTextContent('three')
})

test('switching the language keeps the path', () => {
  expect(inLanguage('/zh/requests/XZ-1', 'en')).toBe('/en/requests/XZ-1')
  expect(inLanguage('/en', 'zh-CN')).toBe('/zh')
  expect(inLanguage('/', 'en')).toBe('/en')
  expect(inLanguage('/about', 'zh-CN')).toBe('/zh/about')
})
