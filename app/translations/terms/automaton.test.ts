import { describe, expect, test } from 'vitest'
import { buildAutomaton } from './automaton'
import { inflections } from './inflection'
import { isAbbreviation } from './term'

const build = (language: 'zh-CN' | 'en', ...texts: string[]) =>
  buildAutomaton(
    texts.map((text) => ({
      conceptId: text,
      text,
      forms: inflections(text, language, 'noun'),
      isCaseSensitive: false,
      isAllCaps: isAbbreviation(text),
      isPreferred: true,
    })),
  )

describe('Chinese', () => {
  test.each([
    ['更换变频器。', ['变频器'], ['变频', '变频器']],
    ['变频控制', ['变频'], ['变频', '变频器']],
    ['在制品追溯', ['在制品', '追溯'], ['在制品', '追溯', '制品']],
    ['变 频器', ['变频'], []],
    ['打开工作台', [], ['开工']],
    ['九点开工', ['开工'], ['开工']],
    ['图纸等保密资料', [], ['等保']],
    ['通过等保三级', ['等保'], ['等保']],
    ['变，频器', ['变频器'], []],
    ['PLC编程', ['PLC'], ['PLC']],
    ['XPLC编程', ['PLC'], []],
    ['plc编程', ['PLC'], []],
    ['PLC程序和PLC 程序', ['PLC程序', 'PLC 程序'], ['PLC程序']],
  ])('%s', (text, expected, words) => {
    const terms = words.length > 0 ? words : expected
    expect(
      build('zh-CN', ...terms)
        .find(text)
        .map((place) => place.text),
    ).toEqual(words.length > 0 ? expected : [])
  })
})

describe('English', () => {
  test.each([
    ['Three work orders wait.', ['work orders'], 'work order'],
    ['Each work-order waits.', ['work-order'], 'work order'],
    ['The bills of materials are here.', ['bills of materials'], 'bill of materials'],
    ['Bearings and bears.', ['Bearings'], 'bearing'],
    ['It is a fact of IT.', ['IT'], 'IT'],
    ['Two PLCs.', ['PLCs'], 'PLC'],
    ['first article. Inspection', [], 'first article inspection'],
    ['machining center', ['machining center'], 'machining centre'],
    ['The utilization rates', ['utilization rates'], 'utilisation rate'],
  ])('%s', (text, expected, term) => {
    expect(
      build('en', term)
        .find(text)
        .map((place) => place.text),
    ).toEqual(expected)
  })

  test.each([
    ['assembly', 'noun', ['assemblies']],
    ['batch', 'noun', ['batches']],
    ['criterion', 'noun', ['criteria']],
    ['export', 'verb', ['exports', 'exported', 'exporting']],
    ['apply', 'verb', ['applies', 'applied', 'applying']],
    ['release an order', 'verb', ['releases an order', 'released an order', 'releasing an order']],
    ['read-only', 'adjective', ['read only']],
    ['software', 'noun', []],
  ] as const)('%s (%s) has its own forms', (term, part, expected) => {
    expect(inflections(term, 'en', part)).toEqual(expect.arrayContaining([...expected]))
    expect(inflections(term, 'zh-CN', part)).toEqual([])
  })
})

test('fifty thousand terms are built in a moment and found in no time', () => {
  const entries = Array.from({ length: 50_000 }, (_, index) => ({
    conceptId: String(index),
    text: String.fromCodePoint(0x4e00 + (index % 5000), 0x4e00 + ((index * 7) % 5000), 0x4e00 + ((index * 13) % 5000)),
    forms: [],
    isCaseSensitive: false,
    isAllCaps: false,
    isPreferred: true,
  }))
  const automaton = buildAutomaton(entries)
  const timed = (find: (text: string) => unknown) => {
    const began = performance.now()
    for (let round = 0; round < 200; round++) find(`我们把${entries[round]!.text}和${entries[round * 2]!.text}连起来`)
    return performance.now() - began
  }
  const onebyone = timed((text) => entries.filter((entry) => text.includes(entry.text)))
  expect(timed((text) => automaton.find(text))).toBeLessThan(onebyone / 3)
})
