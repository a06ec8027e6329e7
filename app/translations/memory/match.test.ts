import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactGram, gramsOf, rangesOf } from './grams'
import { type Candidate, isAmbiguous, isSure, prepared, rank } from './match'
import { normalForm } from './normal-form'
import { refill } from './refill'
import { similarity } from './score'
import { shifted, skeletonOf, slotsOf } from './slots'

const values = (text: string) => slotsOf(text).map(({ type, value }) => `${type} ${value}`)

describe('the normal form', () => {
  test('case, width, blanks and kinds of punctuation make no difference', () => {
    expect(normalForm('“ＰＬＣ” 控制柜，  12 台。')).toBe(normalForm('"plc"控制柜,12台.'))
    expect(normalForm('Control  cabinet')).toBe('control cabinet')
    expect(normalForm('控制柜')).not.toBe(normalForm('控制台'))
  })
})

describe('grams', () => {
  test('are distinct signed integers of 32 bits, the same every time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('zh-CN' as const, 'en' as const), (text, language) => {
        const grams = gramsOf(normalForm(text), language)
        expect(grams.every((gram) => gram === (gram | 0))).toBe(true)
        expect(new Set(grams).size).toBe(grams.length)
        expect(gramsOf(normalForm(text), language)).toEqual(grams)
      }),
    )
  })

  test('whatever contains a term has a gram in each of the term’s ranges', () => {
    const han = fc.string({ unit: fc.constantFrom(...'控制柜安装调试变频器停机分析报工'), minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(han, han, han, (before, term, after) => {
        const grams = gramsOf(normalForm(`${before}${term}${after}，PLC`), 'zh-CN')
        const ranges = rangesOf(normalForm(term))
        expect(ranges.length).toBeGreaterThan(0)
        for (const { from, to } of ranges) expect(grams.some((gram) => gram >= from && gram <= to)).toBe(true)
      }),
    )
    const grams = gramsOf(normalForm('The control cabinet S7-1200 is on site.'), 'en')
    for (const term of ['cabinet', 'control cabinet', 'S7-1200'])
      for (const { from, to } of rangesOf(normalForm(term))) expect(grams.some((gram) => gram >= from && gram <= to)).toBe(true)
  })

  test('a one-character edit of a short text leaves common grams', () => {
    const [one, other] = [gramsOf('安装控制柜', 'zh-CN'), gramsOf('安装控制台', 'zh-CN')]
    expect(one.filter((gram) => other.includes(gram)).length).toBeGreaterThan(2)
    expect(exactGram('安装控制柜')).not.toBe(exactGram('安装控制台'))
  })
})

describe('slots', () => {
  test('say the same facts in both languages', () => {
    expect(values('2026年3月15日前交付，合同金额1.5亿元，质保24个月。')).toEqual(['date 2026-03-15', 'number 150000000', 'number 24'])
    expect(values('Delivery by 15 March 2026, contract value RMB 150 million, warranty 24 months.')).toEqual([
      'date 2026-03-15',
      'number 150000000',
      'number 24',
    ])
    expect(values('March 15, 2026; 2026-03-15; 3月5日; 5 Mar')).toEqual([
      'date 2026-03-15',
      'date 2026-03-15',
      'date --03-05',
      'date --03-05',
    ])
  })

  test('know codes and addresses from quantities', () => {
    expect(values('西门子S7-1200与FX5U，IP65，24V，5千瓦，1,200.50元，见https://a.example/x?y=1。')).toEqual([
      'code S7-1200',
      'code FX5U',
      'code IP65',
      'number 24',
      'number 5',
      'number 1200.5',
      'url https://a.example/x?y=1',
    ])
    expect(values('5万台, 5千元, USD500, the 2nd of 3')).toEqual(['number 50000', 'number 5000', 'number 500', 'number 3'])
  })

  test('powers of ten are exact', () => {
    expect([shifted('1.5', 8), shifted('0.10', 4), shifted('150000000', -6), shifted('5', -3), shifted('0', 4)]).toEqual([
      '150000000',
      '1000',
      '150',
      '0.005',
      '0',
    ])
  })

  test('a skeleton keeps words and kinds, not facts', () => {
    const skeleton = (text: string) => skeletonOf(text, slotsOf(text))
    expect(skeleton('采集42台设备，IP65。')).toBe(skeleton('采集 7 台设备，IP54。'))
    expect(skeleton('采集42台设备。')).not.toBe(skeleton('采集42套设备。'))
    expect(skeleton('5 kW')).not.toBe(skeleton('5 MW'))
  })
})

describe('refilling', () => {
  const fill = (known: string, target: string, wanted: string, language: 'en' | 'zh-CN' = 'en') =>
    refill(target, language, slotsOf(known), slotsOf(wanted))

  test('writes new facts the way the translation writes them', () => {
    expect(fill('2026年3月15日前交付42台。', 'Deliver 42 units by 15 March 2026.', '2026年4月2日前交付7台。')).toEqual({
      target: 'Deliver 7 units by 2 April 2026.',
      unfilled: 0,
      plurals: 0,
    })
    expect(fill('预算1.5亿元。', 'Budget: RMB 150 million.', '预算2亿元。').target).toBe('Budget: RMB 200 million.')
    expect(fill('共12,000件。', '12,000 pieces.', '共8500件。').target).toBe('8,500 pieces.')
    expect(fill('Use S7-1200 by March 5, 2026.', '2026年3月5日前采用S7-1200。', 'Use S7-1500 by May 12, 2026.', 'zh-CN').target).toBe(
      '2026年5月12日前采用S7-1500。',
    )
  })

  test('leaves alone and counts what has no single place', () => {
    expect(fill('2台设备，2套软件。', '2 machines, 2 packages.', '3台设备，5套软件。')).toEqual({
      target: '2 machines, 2 packages.',
      unfilled: 2,
      plurals: 0,
    })
    expect(fill('2台设备。', 'Two machines.', '3台设备。')).toMatchObject({ target: 'Two machines.', unfilled: 1 })
    expect(fill('预算2亿元。', 'RMB 200 million.', '预算37500.25元。')).toMatchObject({ target: 'RMB 200 million.', unfilled: 1 })
    expect(fill('1台设备。', '1 machine.', '3台设备。')).toMatchObject({ plurals: 1 })
  })

  test('never invents a number: what it says is the new source’s or was the translation’s, and all of it when nothing is unfilled', () => {
    const amount = fc.oneof(
      fc.nat(3000).map(String),
      fc.nat(90_000).map((n) => n.toLocaleString('en-US')),
      fc.tuple(fc.integer({ min: 1, max: 999 }), fc.constantFrom('万', '亿', '百万')).map(([n, scale]) => `${n / 10}${scale}`),
      fc.date({ min: new Date('2020-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }).map((at) => {
        return `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月${at.getUTCDate()}日`
      }),
      fc.constantFrom('S7-1200', 'IP65', 'FX5U', 'https://a.example/b'),
    )
    const facts = fc.array(amount, { minLength: 1, maxLength: 4 })
    const written = (parts: string[]) => parts.map((part, index) => `第${'甲乙丙丁'[index]}项 ${part} 件`).join('，')
    const asked = (parts: string[]) => parts.map((part, index) => `item ${'abcd'[index]}: ${part} pcs`).join(', ')
    fc.assert(
      fc.property(facts, facts, facts, (known, wanted, kept) => {
        const [source, next] = [written(known), written(wanted)]
        if (skeletonOf(source, slotsOf(source)) !== skeletonOf(next, slotsOf(next))) return
        // The same order, another order, and other facts altogether.
        for (const target of [asked(known), asked([...known].reverse()), asked(kept)]) {
          const filled = refill(target, 'en', slotsOf(source), slotsOf(next))
          const allowed = new Set([...values(next), ...values(target)])
          expect(values(filled.target).filter((value) => !allowed.has(value))).toEqual([])
          if (filled.unfilled === 0 && target !== asked(kept)) expect(values(filled.target).sort()).toEqual(values(next).sort())
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the score', () => {
  test('is 100 exactly for texts that are equal in normal form, and symmetric', () => {
    const text = fc.string({ unit: fc.constantFrom(...'控制柜 aAbB,，12'), maxLength: 12 })
    fc.assert(
      fc.property(text, text, fc.constantFrom('zh-CN' as const, 'en' as const), (a, b, language) => {
        const [one, other] = [normalForm(a), normalForm(b)]
        const score = similarity(one, other, language)
        expect(score === 100).toBe(one === other)
        expect(score).toBe(similarity(other, one, language))
        expect(score >= 0 && Number.isInteger(score)).toBe(true)
      }),
    )
  })

  test('counts code points in Chinese, letters and words in English', () => {
    expect(similarity('安装𠮷字号的控制柜', '安装吉字号的控制柜', 'zh-CN')).toBe(88)
    // One of two words, one of twelve letters.
    expect(similarity('pump station', 'pumq station', 'en')).toBe(70)
  })
})

describe('ranking', () => {
  const now = '2026-11-20T08:00:00.000Z'
  const wanted = (text: string, more: { domain?: string; rejected?: string[] } = {}) =>
    prepared({ text, language: 'zh-CN', targetLanguage: 'en', domain: '', rejected: [], now, ...more })
  const unit = (source: string, target: string, more: Partial<Candidate> = {}): Candidate => ({
    ...{ source, target, isReversed: false, isFramed: true, domain: '', uses: 1, approvedAt: '2026-11-01T00:00:00.000Z', originId: 'o' },
    ...more,
  })
  const shown = (matches: ReturnType<typeof rank>) =>
    matches.map(({ score, penalties }) => [score, ...penalties.map(({ reason }) => reason)])

  test('what is equal is 100, another form 99, other facts 99, and each penalty is named', () => {
    const text = '控制柜12台。'
    expect(shown(rank(wanted(text), [unit(text, '12 cabinets.')]))).toEqual([[100]])
    expect(shown(rank(wanted(text), [unit('控制柜12台.', '12 cabinets.')]))).toEqual([[99, 'form']])
    expect(rank(wanted(text), [unit('控制柜8台。', '8 cabinets.')])).toMatchObject([{ score: 99, target: '12 cabinets.' }])
    expect(shown(rank(wanted(text), [unit('控制柜8台。', 'Eight cabinets.')]))).toEqual([[97, 'slots', 'unfilled']])
    expect(shown(rank(wanted(text), [unit(text, 'A', { isReversed: true })]))).toEqual([[95, 'reversed']])
    expect(shown(rank(wanted(text, { domain: 'retail' }), [unit(text, 'A', { domain: 'manufacturing' })]))).toEqual([[97, 'domain']])
    expect(shown(rank(wanted(text), [unit(text, 'A', { approvedAt: '2024-10-01T00:00:00.000Z' })]))).toEqual([[98, 'old']])
    expect(shown(rank(wanted(text, { rejected: ['A'] }), [unit(text, 'A')]))).toEqual([[90, 'rejected']])
  })

  test('several full matches with different targets are 99 and ambiguous; equal targets are one with all uses', () => {
    const text = '质保24个月。'
    const two = rank(wanted(text), [unit(text, 'Warranty: 24 months.'), unit(text, '24 months of warranty.')])
    expect(shown(two)).toEqual([
      [99, 'ambiguous'],
      [99, 'ambiguous'],
    ])
    expect(two.every(isAmbiguous)).toBe(true)
    expect(two.some(isSure)).toBe(false)
    expect(rank(wanted(text), [unit(text, 'A', { uses: 3 }), unit(text, 'A', { domain: 'x', uses: 2 })])).toMatchObject([
      { score: 100, uses: 5 },
    ])
  })

  test('only what leaves nothing open begins a task', () => {
    const sure = (candidate: Candidate) => rank(wanted('控制柜12台。'), [candidate]).some(isSure)
    expect(sure(unit('控制柜12台。', 'A'))).toBe(true)
    expect(sure(unit('控制柜8台。', '8 cabinets.'))).toBe(true)
    expect(sure(unit('控制柜8台。', 'Eight cabinets.'))).toBe(false)
    expect(sure(unit('控制柜1台。', '1 cabinet.'))).toBe(false)
    expect(sure(unit('控制台12台。', '12 consoles.'))).toBe(false)
  })

  test('at most five are offered, none below the floor', () => {
    const text = '安装二号车间的控制柜并完成调试'
    const many = Array.from({ length: 9 }, (_, index) => unit(`安装二号车间的控制柜并完成调试${'甲乙丙丁戊己庚辛壬'[index]}`, `T${index}`))
    expect(rank(wanted(text), many)).toHaveLength(5)
    expect(rank(wanted(text), [unit('采购办公用品', 'Stationery')])).toEqual([])
  })
})
