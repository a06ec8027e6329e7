import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '~/platform/i18n/language'
import { joinSegments, segment } from './segmentation'

const textsOf = (source: string, language: Language) => segment(source, language).segments.map(({ text }) => text)

describe('Chinese is cut', () => {
  test.each<[string, string[]]>([
    ['我们需要MES系统。预算18万元。', ['我们需要MES系统。', '预算18万元。']],
    ['能做吗？能！太好了。', ['能做吗？', '能！', '太好了。']],
    ['他说：“可以。”然后签字。', ['他说：“可以。”', '然后签字。']],
    ['然后签字。（详见附件。）下一步', ['然后签字。', '（详见附件。）', '下一步']],
    ['支持扫码；支持称重；支持打印。', ['支持扫码；', '支持称重；', '支持打印。']],
    ['等等……然后再说。', ['等等……', '然后再说。']],
    ['真的？！好。', ['真的？！', '好。']],
    ['1.功率 2.5kW', ['1.功率 2.5kW']],
    ['1.功率。2.电压。', ['1.功率。', '2.电压。']],
    ['型号 S7-1200，版本 V4.5.交货期三十天。', ['型号 S7-1200，版本 V4.5.交货期三十天。']],
    ['交货期三十天. 付款方式另议.', ['交货期三十天.', '付款方式另议.']],
    ['请看 https://a.cn/?id=1&b=2 页面。谢谢', ['请看 https://a.cn/?id=1&b=2 页面。', '谢谢']],
    ['可以吗?可以!', ['可以吗?', '可以!']],
    ['1。功率要够。', ['1。功率要够。']],
    ['标题没有句号', ['标题没有句号']],
    ['“很快……”，他说。', ['“很快……”，他说。']],
  ])('%s', (source, texts) => expect(textsOf(source, 'zh-CN')).toEqual(texts))

  test('line by line', () => {
    expect(segment('一、现状\n 设备老旧。\r\n\r\n二、目标', 'zh-CN')).toEqual({
      leading: '',
      segments: [
        { text: '一、现状', start: 0, end: 4, separator: '\n ' },
        { text: '设备老旧。', start: 6, end: 11, separator: '\r\n\r\n' },
        { text: '二、目标', start: 15, end: 19, separator: '' },
      ],
    })
  })

  test('by the English rules on a line without Han', () => {
    expect(textsOf('We use SAP. It is slow.\n我们用SAP。', 'zh-CN')).toEqual(['We use SAP.', 'It is slow.', '我们用SAP。'])
  })
})

describe('English is cut', () => {
  test.each<[string, string[]]>([
    ['We need an MES. Budget is 1,200.50 USD.', ['We need an MES.', 'Budget is 1,200.50 USD.']],
    ['The PLC is an S7-1200. Delivery on 3.15.2026 please.', ['The PLC is an S7-1200.', 'Delivery on 3.15.2026 please.']],
    ['Price incl. VAT is fixed. Next.', ['Price incl. VAT is fixed.', 'Next.']],
    ['Ask Dr. Smith. He knows.', ['Ask Dr. Smith.', 'He knows.']],
    ['Use a drive, e.g. ABB or Siemens. Fine.', ['Use a drive, e.g. ABB or Siemens.', 'Fine.']],
    ['See Fig. 3 ABB panel. Then No. 5 Pump.', ['See Fig. 3 ABB panel.', 'Then No. 5 Pump.']],
    ['We said no. It stays.', ['We said no.', 'It stays.']],
    ['Made by Infotech Pvt. Ltd. in Pune.', ['Made by Infotech Pvt. Ltd. in Pune.']],
    ['Signed by J. Rao. Done.', ['Signed by J. Rao.', 'Done.']],
    ['1. Voltage is 380 V. 2. Power is 5 kW.', ['1. Voltage is 380 V.', '2. Power is 5 kW.']],
    ['2. Power must be stable. Always.', ['2. Power must be stable.', 'Always.']],
    ['A) Scan. B) Print.', ['A) Scan.', 'B) Print.']],
    ['Hello!Is it ok?', ['Hello!', 'Is it ok?']],
    ['Read https://a.cn/?Id=1 first. Then bid.', ['Read https://a.cn/?Id=1 first.', 'Then bid.']],
    ['He said "Yes." Then he signed.', ['He said "Yes."', 'Then he signed.']],
    ['(See the annex.) Then bid.', ['(See the annex.)', 'Then bid.']],
    ['Pay Rs. 5,00,000 now. Thanks.', ['Pay Rs. 5,00,000 now.', 'Thanks.']],
  ])('%s', (source, texts) => expect(textsOf(source, 'en')).toEqual(texts))
})

describe('cutting', () => {
  const piece = fc.constantFrom(
    '。',
    '！',
    '.',
    '?',
    ' ',
    '\n',
    '\r\n',
    '　',
    '我们',
    'SAP',
    '1',
    '）',
    '”',
    '……',
    '；',
    'e.g.',
    '(',
    '\ud83d\ude00',
    '\ud83d',
    '\u2028',
  )
  const sources = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )

  test('loses nothing, has right offsets, and no segment is empty or has blank ends', () => {
    fc.assert(
      fc.property(sources, fc.constantFrom<Language>('zh-CN', 'en'), (source, language) => {
        const { leading, segments } = segment(source, language)
        expect(leading + segments.map(({ text, separator }) => text + separator).join('')).toBe(source)
        for (const { text, start, end, separator } of segments) {
          expect(source.slice(start, end)).toBe(text)
          expect(text).not.toBe('')
          expect(text.trim()).toBe(text)
          expect(separator.trim()).toBe('')
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a text of blanks has no segments', () => expect(segment(' \n　', 'zh-CN')).toEqual({ leading: ' \n　', segments: [] }))

  test('is linear', () => {
    for (const source of [
      '。'.repeat(50_000),
      '!'.repeat(50_000),
      '我.'.repeat(25_000),
      `${'。'.repeat(50_000)}，`,
      '”'.repeat(50_000),
      ' '.repeat(50_000),
      '1. '.repeat(10_000),
      'a '.repeat(20_000),
    ]) {
      segment(source, 'zh-CN')
      segment(`中${source}`, 'zh-CN')
      segment(source, 'en')
    }
  })
})

describe('joining', () => {
  test('puts nothing between Chinese sentences and one space between English ones', () => {
    expect(joinSegments(['我们要MES。', '预算18万。'], [' ', ''], 'zh-CN')).toBe('我们要MES。预算18万。')
    expect(joinSegments(['We need an MES.', 'Budget is fixed.'], ['', ''], 'en')).toBe('We need an MES. Budget is fixed.')
    expect(joinSegments(['We use SAP.', 'It is slow.'], [' ', ''], 'zh-CN')).toBe('We use SAP. It is slow.')
  })

  test('keeps line breaks and indentation', () => {
    expect(joinSegments(['A.', 'B.', 'C.'], ['\n\n', ' \r\n  ', '\n'], 'en')).toBe('A.\n\nB.\r\n  C.')
    expect(joinSegments(['A.', 'B.'], ['\n　　', ''], 'en')).toBe('A.\nB.')
    expect(joinSegments(['甲。', '乙。'], ['\n　　', ''], 'zh-CN')).toBe('甲。\n　　乙。')
  })

  test('takes a missing translation for nothing', () => {
    expect(joinSegments(['A.', '', 'C.'], [' ', ' ', ''], 'en')).toBe('A. C.')
    expect(joinSegments([], [], 'en')).toBe('')
  })

  test('brings back an English text with single spaces', () => {
    const source = 'We need an MES. Ask Dr. Smith.\nIt must scan. Soon.'
    const { segments } = segment(source, 'en')
    expect(
      joinSegments(
        segments.map(({ text }) => text),
        segments.map(({ separator }) => separator),
        'en',
      ),
    ).toBe(source)
  })
})
