import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatPhone,
  panBelongsToGstin,
  panOfGstin,
  parseCin,
  parseGstin,
  parseLlpin,
  parsePan,
  parsePhone,
  parseUdyam,
  parseUscc,
  stateOfGstin,
} from './identifiers'

const validUscc = [
  '914403001922038216',
  '91440300192317458F',
  '91440400192548256N',
  '91110108551385082Q',
  '91440300708461136T',
  '91350100M000100Y43',
]
const validGstin = ['29AAACI4798L1ZU', '27AAACI4798L2ZX', '27AAACR4849R1ZL', '27AAACR5055K1Z7', '27AAPFU0939F1ZV']

describe('a Unified Social Credit Code', () => {
  test.each(validUscc)('%s is accepted', (code) => expect(parseUscc(code)).toEqual({ ok: true, value: code }))

  test.each([' 9144 0300 1922 0382 16 ', '91440300-192203821-6', '９１４４０３００１９２２０３８２１６', '914403001922038216\u200b'])(
    '%j is read as it was meant',
    (text) => expect(parseUscc(text)).toEqual({ ok: true, value: '914403001922038216' }),
  )

  test('in lower case is accepted', () => expect(parseUscc('91350100m000100y43')).toEqual({ ok: true, value: '91350100M000100Y43' }))

  test('with any one character replaced by any other is refused, at every place', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    let tried = 0
    for (const code of validUscc) {
      for (let place = 0; place < 18; place++) {
        for (const other of alphabet) {
          if (other === code[place]) continue
          expect(parseUscc(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false)
          tried++
        }
      }
    }
    expect(tried).toBe(6 * 18 * 35)
  })

  test('with two different neighbours exchanged is refused', () => {
    for (const code of validUscc) {
      for (let place = 0; place < 16; place++) {
        if (code[place] === code[place + 1]) continue
        expect(parseUscc(code.slice(0, place) + code[place + 1] + code[place] + code.slice(place + 2)).ok, `${code} ${place}`).toBe(false)
      }
    }
  })

  test.each([
    ['I', '1'],
    ['O', '0'],
    ['Z', '2'],
    ['S', '5'],
    ['V', 'U'],
  ])('with the letter %s asks whether %s was meant', (letter, meant) => {
    const at = 9
    const code = `91440300${'1'}${letter}2203821`.padEnd(18, '6')
    expect(parseUscc(code)).toMatchObject({
      ok: false,
      reason: 'character',
      details: { position: at + 1, character: letter, didYouMean: meant },
    })
  })

  test('with look-alike letters suggests the whole code when that one checks out', () => {
    expect(parseUscc('9144O3OO1922O38216')).toEqual({
      ok: false,
      reason: 'character',
      details: { position: 5, character: 'O', didYouMean: '0', suggestion: '914403001922038216' },
    })
    expect(parseUscc('91350100M000100Y4Z')).toEqual({
      ok: false,
      reason: 'character',
      details: { position: 18, character: 'Z', didYouMean: '2', suggestion: undefined },
    })
  })

  test.each([
    ['', 'empty'],
    [' - ', 'empty'],
    ['91440300192203821', 'length'],
    ['9144030019220382166', 'length'],
    ['914403001922038217', 'checkDigit'],
    ['91440300192203821六', 'character'],
    ['91440300192203821А', 'character'],
  ])('%j is refused: %s', (text, reason) => expect(parseUscc(text)).toMatchObject({ ok: false, reason }))

  test('counts the characters of a wrong length', () => {
    expect(parseUscc('9144-0300')).toMatchObject({ details: { expected: 18, actual: 8 } })
  })
})

describe('a GSTIN', () => {
  test.each(validGstin)('%s is accepted', (code) => expect(parseGstin(code.toLowerCase())).toEqual({ ok: true, value: code }))

  test.each(['27AAACR5055K1Z0', '27AAACR4849R1ZN'])('%s has a wrong check digit', (code) =>
    expect(parseGstin(code)).toMatchObject({ ok: false, reason: 'checkDigit' }),
  )

  test('with any one character replaced is refused', () => {
    for (const code of validGstin) {
      for (let place = 0; place < 15; place++) {
        for (const other of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
          if (other !== code[place]) expect(parseGstin(code.slice(0, place) + other + code.slice(place + 1)).ok).toBe(false)
        }
      }
    }
  })

  test.each([
    ['00AAACR5055K1Z7', 'state'],
    ['39AAACR5055K1Z7', 'state'],
    ['96AAACR5055K1Z7', 'state'],
    ['98AAACR5055K1Z7', 'state'],
    ['27AAACR0000K1Z7', 'serial'],
    ['27AAAXR5055K1Z7', 'format'],
    ['27AAACR5055K0Z7', 'format'],
    ['27AAACR5055K1Y7', 'format'],
    ['27AAACR5055K1Z', 'length'],
    ['27AAACR5055K1Zé', 'character'],
    ['', 'empty'],
  ])('%s is refused: %s', (text, reason) => expect(parseGstin(text)).toMatchObject({ ok: false, reason }))

  test.each(['01', '38', '97', '99'])('of state %s passes the state rule', (state) => {
    expect(parseGstin(`${state}AAACR5055K1Z7`)).not.toMatchObject({ reason: 'state' })
  })

  test('with look-alikes in the wrong places is suggested as it was meant', () => {
    expect(parseGstin('27AAACR5O55K1Z7')).toMatchObject({ ok: false, reason: 'format', details: { suggestion: '27AAACR5055K1Z7' } })
    expect(parseGstin('27AAACR505SK127')).toMatchObject({ ok: false, reason: 'format', details: { suggestion: '27AAACR5055K1Z7' } })
    expect(parseGstin('27AAA8R5055K1Z7')).toMatchObject({ ok: false, reason: 'format', details: { suggestion: undefined } })
  })

  test('carries its PAN and its state', () => {
    expect(panOfGstin('27AAPFU0939F1ZV')).toBe('AAPFU0939F')
    expect(stateOfGstin('27AAPFU0939F1ZV')).toBe('27')
    expect(panBelongsToGstin('AAPFU0939F', '27AAPFU0939F1ZV')).toBe(true)
    expect(panBelongsToGstin('AAACR5055K', '27AAPFU0939F1ZV')).toBe(false)
    for (const code of validGstin) expect(parsePan(panOfGstin(code)).ok).toBe(true)
  })
})

describe('the other Indian numbers', () => {
  test.each([
    [parsePan, 'aapfu 0939f', 'AAPFU0939F'],
    [parseCin, 'L85110KA1981PLC013115', 'L85110KA1981PLC013115'],
    [parseCin, 'l22210mh1995plc084781', 'L22210MH1995PLC084781'],
    [parseLlpin, 'AAB-1234', 'AAB-1234'],
    [parseLlpin, 'aab 1234', 'AAB-1234'],
    [parseUdyam, 'UDYAM-MH-12-1234567', 'UDYAM-MH-12-1234567'],
    [parseUdyam, 'udyam mh 12 1234567', 'UDYAM-MH-12-1234567'],
  ])('%o reads %s', (parse, text, value) => expect(parse(text)).toEqual({ ok: true, value }))

  test.each([
    [parsePan, 'AAPFU0000F', 'serial'],
    [parsePan, 'AAPDU0939F', 'format'],
    [parsePan, 'AAPFU0939', 'length'],
    [parseCin, 'X85110KA1981PLC013115', 'format'],
    [parseCin, 'L85110KA1881PLC013115', 'format'],
    [parseLlpin, 'AAB-12345', 'length'],
    [parseLlpin, 'A1B-1234', 'format'],
    [parseUdyam, 'UDYAN-MH-12-1234567', 'format'],
    [parseUdyam, '', 'empty'],
  ])('%o refuses %s: %s', (parse, text, reason) => expect(parse(text)).toMatchObject({ ok: false, reason }))
})

test('no number makes its reader throw', () => {
  const parsers = [parseUscc, parseGstin, parsePan, parseCin, parseLlpin, parseUdyam]
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => parsers.every((parse) => typeof parse(text).ok === 'boolean')),
  )
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => typeof parsePhone(text, 'CN').ok === 'boolean'))
})

describe('a telephone number', () => {
  test.each([
    ['13812345678', 'CN', '+8613812345678'],
    ['+86 138 1234 5678', 'IN', '+8613812345678'],
    ['１３８１２３４５６７８', 'CN', '+8613812345678'],
    ['0516-83891234', 'CN', '+8651683891234'],
    ['98200 12345', 'IN', '+919820012345'],
    ['09820012345', 'IN', '+919820012345'],
    ['+91-98200-12345', 'CN', '+919820012345'],
  ] as const)('%s typed in %s is %s', (text, country, e164) => expect(parsePhone(text, country)).toMatchObject({ ok: true, e164 }))

  test('keeps its extension apart', () => {
    expect(parsePhone('0516-83891234 ext. 801', 'CN')).toEqual({ ok: true, e164: '+8651683891234', country: 'CN', extension: '801' })
  })

  test.each([
    ['', 'CN', 'empty'],
    ['12345', 'CN', 'phone'],
    ['12812345678', 'CN', 'phone'],
    ['call me 13812345678', 'CN', 'phone'],
    ['58200 12345', 'IN', 'phone'],
    ['+1 212 555 0123', 'CN', 'country'],
    ['+852 9123 4567', 'CN', 'country'],
  ] as const)('%s typed in %s is refused: %s', (text, country, reason) => expect(parsePhone(text, country)).toEqual({ ok: false, reason }))

  test('is shown in groups', () => expect(formatPhone('+8613812345678')).toBe('+86 138 1234 5678'))
})
