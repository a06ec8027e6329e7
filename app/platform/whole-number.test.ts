import { expect, test } from 'vitest'
import { wholeNumber } from './whole-number'

test.each<[unknown, number | null]>([
  ['0', 0],
  ['007', 7],
  ['999999999999999', 999_999_999_999_999],
  ['1000000000000000', null],
  ['1.5', null],
  ['1e400', null],
  ['1e3', null],
  ['-1', null],
  ['0x10', null],
  [' 1', null],
  ['1\n', null],
  ['١', null],
  ['', null],
  ['NaN', null],
  [null, null],
  [undefined, null],
  [5, null],
])('%j names %j', (text, number) => expect(wholeNumber(text)).toBe(number))
