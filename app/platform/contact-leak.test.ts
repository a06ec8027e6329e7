import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactLeaks } from './contact-leak'

describe('a text', () => {
  test.each([
    ['联系 li.wei@example.cn 谢谢', 'email', 'li.wei@example.cn'],
    ['mail me: raj (at) example (dot) in', 'email', 'raj (at) example (dot) in'],
    ['ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ', 'email', 'ｌｉ＠ｅｘａｍｐｌｅ．ｃｎ'],
    ['电话13812345678。', 'phone', '13812345678'],
    ['电话 138-1234-5678', 'phone', '138-1234-5678'],
    ['打１３８１２３４５６７８', 'phone', '１３８１２３４５６７８'],
    ['打一三八一二三四五六七八', 'phone', '一三八一二三四五六七八'],
    ['办公室0516-83891234', 'phone', '0516-83891234'],
    ['call +91 98200 12345 now', 'phone', '+91 98200 12345'],
    ['call 9820012345 now', 'phone', '9820012345'],
    ['call +1 212 555 0123', 'phone', '+1 212 555 0123'],
    ['微信号：liwei_2020', 'wechat', '微信号：liwei_2020'],
    ['加微信 liwei2020', 'wechat', '微信 liwei2020'],
    ['WeChat ID: rajkumar', 'wechat', 'WeChat ID: rajkumar'],
    ['QQ：12345678', 'qq', 'QQ：12345678'],
    ['qq群 12345678', 'qq', 'qq群 12345678'],
  ])('%s gives away its %s', (text, kind, found) => expect(contactLeaks(text)).toMatchObject([{ kind, text: found }]))

  test.each([
    '预算18万元，2026-11-23 交货，380 V，6ES7 214-1AG40-0XB0',
    'WeChat integration with the mini program, QQ login',
    '微信小程序对接，支持企业微信 API',
    '订单号 914403001922038216，精度 0.0138123456',
    'Throughput 12,000,000 parts at 99.95 % within 3 s, S7-1200 PLC',
    '一二三四车间，五六号线',
  ])('%s gives nothing away', (text) => expect(contactLeaks(text)).toEqual([]))

  test('is reported with offsets into itself, without overlaps', () => {
    const piece = fc.constantFrom('13812345678', 'a@b.cn', 'QQ 123456', ' ', '微信:abcdef', '，', '😀', '１', 'x')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('')
        let end = 0
        for (const leak of contactLeaks(text)) {
          expect(leak.start).toBeGreaterThanOrEqual(end)
          expect(text.slice(leak.start, leak.end)).toBe(leak.text)
          end = leak.end
        }
      }),
    )
  })

  test('is searched in linear time', () => {
    for (const piece of ['1', 'a', 'a.', '微信', '+1 ', '@a', 'qq']) contactLeaks(piece.repeat(10_000))
  })
})
