import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mixesScripts, parseName, skeleton } from './text'

describe('a name', () => {
  test.each([
    ['徐州重型齿轮有限公司', '徐州重型齿轮有限公司'],
    [' ＡＣＭＥ　Systems ', 'ACME Systems'],
    ['徐工 XCMG', '徐工 XCMG'],
    ['⼀⼆', '一二'],
    ['Технологии', 'Технологии'],
    ["O'Neill & Söhne (Pvt.) Ltd.", "O'Neill & Söhne (Pvt.) Ltd."],
    ['सेतु Bridge', 'सेतु Bridge'],
  ])('%j is taken as %j', (text, value) => expect(parseName(text)).toEqual({ ok: true, value }))

  test.each([
    0x202a, 0x202e, 0x2066, 0x2069, 0x200b, 0x200d, 0x200e, 0x2060, 0xfeff, 0xad, 0x61c, 0xe0041, 0xe000, 0xf0000, 0, 9, 10, 0x2028, 0x3164,
    0xfe0f, 0xd800,
  ])('with the hidden character %i is refused and the character named', (code) => {
    expect(parseName(`Ac${String.fromCodePoint(code)}me`)).toEqual({
      ok: false,
      reason: 'hiddenCharacter',
      codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    })
  })

  test.each(['Асme', 'Αcme', 'Тех Tech', 'Αст'])('%s mixes scripts and is refused', (text) => {
    expect(mixesScripts(text)).toBe(true)
    expect(parseName(text)).toEqual({ ok: false, reason: 'mixedScripts' })
  })

  test('is refused when empty or too long', () => {
    expect(parseName(' 　')).toEqual({ ok: false, reason: 'empty' })
    expect(parseName('名'.repeat(201))).toEqual({ ok: false, reason: 'tooLong' })
    expect(parseName('名'.repeat(5), 4)).toEqual({ ok: false, reason: 'tooLong' })
    expect(parseName('ﷺ'.repeat(50))).toEqual({ ok: false, reason: 'tooLong' })
  })

  test('once taken is taken again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const name = parseName(text)
        if (name.ok) expect(parseName(name.value)).toEqual(name)
      }),
    )
  })
})

test.each([
  ['ACME', 'acme'],
  ['ACME', 'АСМЕ'],
  ['Acme Systems', 'ＡＣＭＥ　ＳＹＳＴＥＭＳ'],
  ['scope', 'ѕсоре'],
  ['KIA', 'ΚΙΑ'],
  ['NHZ', 'ΝΗΖ'],
  ['日光', '曰光'],
])('%s looks like %s', (one, other) => expect(skeleton(one)).toBe(skeleton(other)))

test.each([
  ['徐工', '徐州'],
  ['Acme', 'Acne'],
])('%s does not look like %s', (one, other) => expect(skeleton(one)).not.toBe(skeleton(other)))
