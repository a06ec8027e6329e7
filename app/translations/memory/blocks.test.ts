import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gramAt, lastOf, pack, placeOf, sizeAt, sizeOf, unpack } from './blocks'
import { Tally } from './tally'

const unit = fc.integer({ min: 1, max: 2 ** 31 - 1 })

test('packed numbers come out as they went in, also the largest', () => {
  fc.assert(
    fc.property(fc.uniqueArray(unit), (list) => {
      expect(unpack(pack(list.sort((a, b) => a - b)))).toEqual(list)
    }),
  )
})

test('a place says its gram and size, and places of one gram, side and size stand together', () => {
  const posting = fc.record({
    side: fc.integer({ min: 0, max: 1 }),
    gram: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    size: fc.integer({ min: 0, max: 31 }),
  })
  fc.assert(
    fc.property(posting, posting, (one, other) => {
      const [a, b] = [placeOf(one), placeOf(other)]
      expect(Number.isSafeInteger(lastOf(a))).toBe(true)
      expect([gramAt(lastOf(a)), sizeAt(lastOf(a))]).toEqual([one.gram, one.size])
      if (a < b) expect(lastOf(a)).toBeLessThan(b)
      else if (a === b) expect(one).toEqual(other)
    }),
  )
  expect([1, 2, 5, 40, 254, 255, 2_000].map(sizeOf)).toEqual([0, 4, 9, 21, 31, 31, 31])
})

test('a tally finds the units with most, those beside each other at the cut too, and leaves nothing behind', () => {
  const block = fc.tuple(fc.uniqueArray(fc.integer({ min: 1, max: 300 }), { minLength: 1 }), fc.integer({ min: 1, max: 240 }))
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 20 }), (blocks, most) => {
      const tally = new Tally()
      const sums = new Map<number, number>()
      for (const [units, weight] of blocks) {
        tally.add(pack(units.sort((a, b) => a - b)), weight)
        for (const each of units) sums.set(each, (sums.get(each) ?? 0) + weight)
      }
      const all = [...sums.keys()].sort((a, b) => sums.get(b)! - sums.get(a)! || b - a)
      const best = tally.best(most, new Set())
      expect(best).toEqual(all.slice(0, best.length))
      const next = all[best.length]
      if (next !== undefined && best.length < 2 * most) expect(sums.get(next)).toBeLessThan(sums.get(best.at(-1)!)!)
      expect(tally.best(most, new Set(best))).toEqual(all.slice(best.length).slice(0, tally.best(most, new Set(best)).length))
      tally.end()
    }),
  )
})
