import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, csvCell } from './csv'

test('a table starts with a byte order mark and ends its lines as Excel expects', () => {
  expect(
    csv([
      ['名称', 'Price'],
      ['减速机 "A"', -5.5],
      [null, 'a\nb,c'],
    ]),
  ).toBe('\ufeff"名称","Price"\r\n"减速机 ""A""",-5.5\r\n,"a\nb,c"\r\n')
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\0=1',
  '\n',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '  =1',
  '\u3000=1',
  '=cmd|"/c calc"!A1',
])('%j stays text', (text) => expect(csvCell(text).startsWith(`"'`)).toBe(true))

test('other text and numbers are left alone', () => {
  expect(['a=b', '1-2', '', 'e@x.cn'].map(csvCell)).toEqual(['"a=b"', '"1-2"', '""', '"e@x.cn"'])
  expect([1, -1, Number.NaN, null].map(csvCell)).toEqual(['1', '-1', '', ''])
})

test('no text leaves its cell', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      (text) => /^"(?:[^"]|"")*"$/.test(csvCell(text)) && !/^"[=+\-@＝＋－＠\t\r\n\0]/.test(csvCell(text)),
    ),
  )
})
