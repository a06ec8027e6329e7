import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from './canonical'

describe('canonical JSON', () => {
  test.each<[unknown, string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{}, '{}'],
    [[], '[]'],
    [-0, '0'],
    [-180_000, '-180000'],
    ['价格 ₹ "é"\n\u0001/', '"价格 ₹ \\"é\\"\\n\\u0001/"'],
    // The order of RFC 8785, 3.2.3: by UTF-16 code units, not by code points.
    [
      { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 },
      '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"\u{1f600}":5,"\ufb33":3}',
    ],
    [JSON.parse('{"__proto__":1}'), '{"__proto__":1}'],
  ])('of %j', (value, text) => expect(canonicalJson(value)).toBe(text))

  test.each([
    [undefined],
    [{ a: undefined }],
    [[undefined]],
    [new Array(2)],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [1.5],
    [2 ** 53],
    [1n],
    [Symbol('a')],
    [() => 1],
    [new Date(0)],
    [new Map()],
    ['\ud83d'],
    [{ '\ud83d': 1 }],
    [{ [Symbol('a')]: 1 }],
    [JSON.parse('['.repeat(40) + ']'.repeat(40))],
  ])('refuses %o', (value) => expect(() => canonicalJson(value)).toThrow(TypeError))

  test('names the place of what it refuses', () => expect(() => canonicalJson({ a: [1, { b: 0.5 }] })).toThrow('$.a[1].b'))

  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 5 }),
    ),
  })).value

  test('does not depend on the order of keys and reads back as the same value', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (typeof value !== 'object' || value === null) return value
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, each]) => [key, reversed(each)]),
      )
    }
    fc.assert(
      fc.property(values, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        if (!text.includes('__proto__')) expect(canonicalJson(reversed(value))).toBe(text)
        expect(text).not.toMatch(/[\n\r\t]/)
      }),
    )
  })
})
