import fc from 'fast-check'
import { distance } from 'fastest-levenshtein'
import { expect, test } from 'vitest'
import { distanceTo } from './edit-distance'

const text = (maxLength: number) => fc.string({ unit: fc.constantFrom(...'ab 控制柜é'), maxLength })

test('is Levenshtein’s distance, for texts of any number of blocks', () => {
  fc.assert(
    fc.property(text(140), text(140), (one, other) => {
      expect(distanceTo(one)(other)).toBe(distance(one, other))
    }),
    { numRuns: 2_000 },
  )
})

test('is exact up to the most that is asked for, and more beyond', () => {
  fc.assert(
    fc.property(text(90), text(90), fc.nat(40), (one, other, most) => {
      const [real, told] = [distance(one, other), distanceTo(one)(other, most)]
      if (real <= most) expect(told).toBe(real)
      else expect(told).toBeGreaterThan(most)
    }),
    { numRuns: 2_000 },
  )
})

test('counts characters, also those of two halves, and a half alone as one', () => {
  expect(distanceTo('安装𠮷字号')('安装吉字号')).toBe(1)
  expect(distanceTo('安装吉字号')('安装𠮷𠮷字号')).toBe(2)
  expect(distanceTo('')('𠮷字')).toBe(2)
  expect(distanceTo('字')('字\ud842')).toBe(1)
})
