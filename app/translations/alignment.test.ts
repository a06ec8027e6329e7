import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignSegments, comparable, similarity } from './alignment'

const kinds = (before: string[], after: string[]) =>
  alignSegments(before, after).segments.map((each) => (each.kind === 'new' ? 'new' : `${each.kind} ${each.from}`))

describe('an edited source', () => {
  test.each<[string, string[], string[], string[], number[]]>([
    ['untouched', ['甲乙丙。', '丁戊己。'], ['甲乙丙。', '丁戊己。'], ['same 0', 'same 1'], []],
    ['with a changed number', ['我们需要MES系统。', '预算18万元。'], ['我们需要MES系统。', '预算20万元。'], ['same 0', 'changed 1'], []],
    ['with a sentence put in', ['甲乙丙。', '丁戊己。'], ['甲乙丙。', '全新的一句话。', '丁戊己。'], ['same 0', 'new', 'same 1'], []],
    ['with a sentence taken out', ['甲乙丙。', '子丑寅。', '丁戊己。'], ['甲乙丙。', '丁戊己。'], ['same 0', 'same 2'], [1]],
    ['with two sentences exchanged', ['甲乙丙。', '丁戊己。'], ['丁戊己。', '甲乙丙。'], ['same 1', 'same 0'], []],
    ['with the same sentence twice', ['同一句。'], ['同一句。', '同一句。'], ['same 0', 'new'], []],
    ['of repeated sentences', ['同一句。', '同一句。'], ['同一句。', '同一句。'], ['same 0', 'same 1'], []],
    ['written afresh', ['甲乙丙。'], ['Nothing alike here.'], ['new'], [0]],
    ['emptied', ['甲乙丙。'], [], [], [0]],
    ['written for the first time', [], ['甲乙丙。'], ['new'], []],
    [
      'moved and changed',
      ['The pump is old.', 'We use SAP B1 today.'],
      ['We use SAP R3 today.', 'The pump is old.'],
      ['changed 1', 'same 0'],
      [],
    ],
  ])('%s', (_, before, after, expected, removed) => {
    expect(kinds(before, after)).toEqual(expected)
    expect(alignSegments(before, after).removed).toEqual(removed)
  })

  test('keeps the order of similar sentences although a later one is closer', () => {
    expect(
      kinds(['Line 1 must stop at 10 bar.', 'Line 2 must stop at 20 bar.'], ['Line 1 must stop at 12 bar.', 'Line 2 must stop at 22 bar.']),
    ).toEqual(['changed 0', 'changed 1'])
  })

  test('is the same when only its Unicode form or its blank ends differ', () => {
    expect(kinds(['Café is open.'], [' Cafe\u0301 is open. '])).toEqual(['same 0'])
    expect(comparable(' Cafe\u0301 ')).toBe('Café')
  })

  test('asks the given hash for equality', () => {
    const seen: string[] = []
    const { segments } = alignSegments(['a  ', 'b'], ['a'], (text) => {
      seen.push(text)
      return `#${text}`
    })
    expect(segments).toEqual([{ kind: 'same', from: 0 }])
    expect(seen).toEqual(['a', 'b', 'a'])
  })

  test('of any kind uses each old segment once, loses none, and never calls different texts the same', () => {
    const sentence = fc.constantFrom(
      '甲乙丙丁。',
      '甲乙丙戊。',
      '甲乙己庚。',
      'We use SAP.',
      'We use ERP.',
      '完全不同的内容。',
      '预算18万。',
      '预算20万。',
    )
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), fc.array(sentence, { maxLength: 12 }), (before, after) => {
        const { segments, removed } = alignSegments(before, after)
        const from = segments.flatMap((each) => (each.kind === 'new' ? [] : [each.from]))
        expect([...from, ...removed].sort((a, b) => a - b)).toEqual(before.map((_, index) => index))
        segments.forEach((each, to) => {
          if (each.kind === 'same') expect(before[each.from]).toBe(after[to])
          if (each.kind === 'changed') {
            expect(before[each.from]).not.toBe(after[to])
            expect(each.similarity).toBeGreaterThanOrEqual(0.5)
          }
          if (each.kind === 'new') for (const index of removed) expect(similarity(before[index] ?? '', after[to] ?? '')).toBeLessThan(0.5)
        })
      }),
      { numRuns: 500 },
    )
  })

  test('without edits is all the same, whatever it says', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => kinds(texts, texts).every((kind, index) => kind === `same ${index}`)),
    )
  })

  test('of three hundred sentences, all changed, is aligned sentence by sentence', () => {
    const sentence = (index: number, word: string) =>
      `Requirement ${index}: station ${index * 7} must ${word} every part within ${index * 3} seconds.`
    const before = Array.from({ length: 300 }, (_, index) => sentence(index, 'scan'))
    const after = before.map((_, index) => sentence(index, 'weigh'))
    expect(kinds(before, after).every((kind, index) => kind === `changed ${index}`)).toBe(true)
  })
})

test('similarity is the share of characters that stay', () => {
  expect(similarity('', '')).toBe(1)
  expect(similarity('', 'a')).toBe(0)
  expect(similarity('abcd', 'abce')).toBe(0.75)
  expect(similarity('甲乙', '甲丙')).toBe(0.5)
})
