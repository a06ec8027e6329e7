import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { segment } from '../segmentation'
import { type Cut, dealOut, nthAt, type Piece, placesIn, recut, split } from './cut'

const piece = (text: string, separator = ''): Piece => ({ field: 'problem', text, separator })
const whole = (pieces: readonly Piece[]) => pieces.map(({ text, separator }) => text + separator).join('')

describe('cutting otherwise', () => {
  test('a sentence is split, and two are joined, without a character lost', () => {
    const pieces = [piece('手工记录；经常丢失。', ' '), piece('请尽快。', '\n')]
    const cut: Cut = { field: 'problem', kind: 'split', text: '手工记录；经常丢失。', place: 5, nth: 0 }
    const parts = recut(pieces, [cut])
    expect(parts).toEqual([piece('手工记录；'), piece('经常丢失。', ' '), piece('请尽快。', '\n')])
    expect(recut(parts, [{ ...cut, kind: 'merge' }])).toEqual(pieces)
    const joined: Cut = { field: 'problem', kind: 'merge', text: '手工记录；经常丢失。 请尽快。', place: 10, nth: 0 }
    expect(recut(pieces, [joined])).toEqual([piece('手工记录；经常丢失。 请尽快。', '\n')])
  })

  test('a cut holds for its own of equal sentences, in its own field, and for no other text', () => {
    const same = piece('好的，没问题。')
    const cut: Cut = { field: 'problem', kind: 'split', text: same.text, place: 3, nth: 1 }
    expect(recut([same, same], [cut]).map(({ text }) => text)).toEqual(['好的，没问题。', '好的，', '没问题。'])
    expect(nthAt([same, same], 1, cut)).toBe(1)
    expect(recut([{ ...same, field: 'notes' }], [cut])).toHaveLength(1)
    expect(recut([piece('好的。')], [{ ...cut, nth: 0 }])).toEqual([piece('好的。')])
  })

  test('whatever is cut wherever, the text stays what it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(8), fc.nat(14), fc.boolean()), { maxLength: 8 }),
        (texts, deeds) => {
          const start = segment(texts.join('。\n'), 'zh-CN').segments.map(({ text, separator }) => piece(text, separator))
          let pieces = start
          const cuts: Cut[] = []
          for (const [index, place, isSplit] of deeds) {
            const [one, two] = [pieces[index], pieces[index + 1]]
            if (!one || (!isSplit && !two)) continue
            const text = isSplit ? one.text : one.text + one.separator + two!.text
            const at = isSplit ? place : one.text.length
            const cut = { field: 'problem', kind: isSplit ? ('split' as const) : ('merge' as const), text, place: at }
            cuts.push({ ...cut, nth: nthAt(pieces, index, cut) })
            pieces = recut(pieces, cuts.slice(-1))
          }
          expect(whole(pieces)).toBe(whole(start))
          expect(pieces.every(({ text }) => text !== '')).toBe(true)
          expect(recut(start, cuts)).toEqual(pieces)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('no place before the first or after the last character, nor inside one', () => {
    expect(split('甲乙', 0)).toBeNull()
    expect(split('甲乙', 2)).toBeNull()
    expect(split('🙂🙂', 1)).toBeNull()
    expect(split('One. Two.', 4)).toEqual({ first: 'One.', separator: ' ', second: 'Two.' })
  })
})

describe('where line breaks were put', () => {
  test('each is a place; blanks around it do not matter', () => {
    expect(placesIn('One, two, three.', 'One,\n two, \r\n\nthree.')).toEqual([4, 9])
    expect(placesIn('手工记录；经常丢失。', '手工记录；\n经常丢失。\n')).toEqual([5])
    expect(placesIn('One, two.', 'One, two.')).toEqual([])
  })

  test('a break that was there is none; one more is', () => {
    expect(placesIn('One\ntwo', 'One\ntwo')).toEqual([])
    expect(placesIn('One\ntwo', 'One\n\ntwo')).toEqual([3])
  })

  test('another text is refused', () => {
    expect(placesIn('One, two.', 'One,\nthree.')).toBeNull()
    expect(placesIn('One, two.', 'One,')).toBeNull()
    expect(placesIn('One.', 'One.\nTwo.')).toBeNull()
  })
})

test('a translation is dealt out by whole sentences, or stays with the first part', () => {
  expect(dealOut('By hand. Often lost.', ['手工记录；', '经常丢失。'], 'en')).toEqual(['By hand.', 'Often lost.'])
  expect(dealOut('By hand and often lost.', ['手工记录；', '经常丢失。'], 'en')).toEqual(['By hand and often lost.', ''])
  expect(dealOut('Wait. Look. A long one, which goes on and on.', ['甲。', '这是很长很长很长的一句话。'], 'en')).toEqual([
    'Wait.',
    'Look. A long one, which goes on and on.',
  ])
  expect(dealOut('', ['甲。', '乙。'], 'en')).toEqual(['', ''])
})
