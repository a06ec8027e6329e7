import { expect, test } from 'vitest'
import { pauseAfter } from './rolling.server'

test('a worker that crashes is replaced within a second, one that keeps crashing ever later, and never later than in half a minute', () => {
  expect([1, 2, 3, 4].map(pauseAfter)).toEqual([100, 200, 400, 800])
  expect(pauseAfter(60)).toBe(30_000)
})
