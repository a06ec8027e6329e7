import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from '../checks/inspection'
import { protect, restore } from './protection'

const toEnglish = { from: 'zh-CN', to: 'en' } as const
const toChinese = { from: 'en', to: 'zh-CN' } as const

describe('what leaves', () => {
  test.each([
    ['预算18万元，含税。', '预算⟦0⟧，含税。', ['CNY 180,000']],
    ['投资1.5亿元', '投资⟦0⟧', ['CNY 150 million']],
    ['预算10万至20万元。', '预算⟦0⟧。', ['CNY 100,000–200,000']],
    ['西门子S7-1200，15千瓦电机', '西门子⟦0⟧，⟦1⟧电机', ['S7-1200', '15 kW']],
    ['2026年11月30日前交付', '⟦0⟧前交付', ['30 November 2026']],
    ['11月起，每天9:30', '⟦0⟧起，每天⟦1⟧', ['November', '09:30']],
    ['误差不超过2%。', '误差不超过⟦0⟧。', ['2%']],
    ['连续10个工作日', '连续⟦0⟧个工作日', ['10']],
    ['滚齿机14台', '滚齿机⟦0⟧台', ['14']],
    ['见 https://example.com/a?b=1。', '见 ⟦0⟧。', ['https://example.com/a?b=1']],
    ['联系li@example.com或13812345678', '联系⟦0⟧或⟦1⟧', ['li@example.com', '13812345678']],
    ['第3条生产线', '第3条生产线', []],
    ['一句没有事实的话。', '一句没有事实的话。', []],
  ])('%s is sent as %s', (source, text, spans) => expect(protect(source, toEnglish)).toEqual({ text, spans }))

  test.each([
    ['Budget of USD 25,000.', 'Budget of ⟦0⟧.', ['2.5万美元']],
    ['A plant of 150 million yuan', 'A plant of ⟦0⟧', ['1.5亿元']],
    ['by 30 November 2026', 'by ⟦0⟧', ['2026年11月30日']],
    ['12 lakh rupees', '⟦0⟧', ['120万卢比']],
    ['80 °C at most', '⟦0⟧ at most', ['80 °C']],
    ['1,200 parts', '⟦0⟧ parts', ['1,200']],
  ])('%s is sent as %s', (source, text, spans) => expect(protect(source, toChinese)).toEqual({ text, spans }))

  test('words that stay as they are go as marks, the longer of two that overlap', () => {
    const text = '用友U8接MES'
    expect(
      protect(text, {
        ...toEnglish,
        kept: [
          { start: 0, end: 4 },
          { start: 5, end: 8 },
        ],
      }),
    ).toEqual({
      text: '⟦0⟧接⟦1⟧',
      spans: ['用友U8', 'MES'],
    })
  })

  test('a text with such marks of its own does not leave', () => expect(protect('按⟦0⟧填写', toEnglish)).toBeNull())
})

describe('what comes back', () => {
  test('each mark exactly once, in any order, with a blank that a machine put in', () => {
    expect(restore('Within ⟦ 1 ⟧ for ⟦0⟧.', ['S7-1200', '10 kW'], 'en')).toBe('Within 10 kW for S7-1200.')
    expect(restore('about⟦0⟧machines', ['14'], 'en')).toBe('about 14 machines')
    expect(restore('约⟦0⟧台', ['14'], 'zh-CN')).toBe('约14台')
  })
  test.each([
    ['one is missing', 'Within for ⟦0⟧.'],
    ['one came twice', '⟦0⟧ ⟦1⟧ ⟦1⟧'],
    ['one was invented', '⟦0⟧ ⟦1⟧ ⟦2⟧'],
    ['one is broken', '⟦0⟧ ⟦1'],
    ['one lost its number', '⟦0⟧ ⟦1⟧ ⟦⟧'],
  ])('nothing, when %s', (_, answer) => expect(restore(answer, ['a', 'b'], 'en')).toBeNull())

  test('facts that came back are those of the source, as the checks read them', () => {
    const sources = ['预算18万元。', '投资1.5亿元。', '15千瓦，S7-1200，2026年11月30日，2%，14台，10万至20万元。', '每天9:30，11月1日起。']
    for (const source of sources) {
      const { text, spans } = protect(source, toEnglish)!
      const target = restore(`Words ${[...text.matchAll(/⟦\d+⟧/g)].join(', ')} words.`, spans, 'en')!
      const wrong = inspect({ source, target, sourceLanguage: 'zh-CN', targetLanguage: 'en' }).filter(({ level }) => level === 'error')
      expect(wrong, `${source} → ${target}`).toEqual([])
    }
  })

  test('whatever is protected and comes back untouched is whole', () => {
    const piece = fc.constantFrom('变频器', '18万元', ' ', 'S7-1200', '3,000', '2026年1月5日', '，', 'https://a.example/x', '7.5 kW', '约')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const { text, spans } = protect(pieces.join(''), toEnglish)!
        expect(restore(text, spans, 'zh-CN')).not.toBeNull()
        expect(text).not.toMatch(/S7-1200|https/)
      }),
    )
  })
})
