import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password-hash.server'

test('a password is compared exactly as typed: spaces, case and composed letters count', async () => {
  const hashed = await hashPassword(' Café 桥 ')
  if (!hashed.ok) throw new Error(hashed.reason)
  const tries = [' Café 桥 ', 'Café 桥', ' café 桥 ', ' Cafe\u0301 桥 ']
  const answers = []
  for (const password of tries) answers.push(await verifyPassword(hashed.hash, password))
  expect(answers.map((answer) => answer.ok && answer.isRight)).toEqual([true, false, false, false])
})

test('an unknown person is compared with nobody’s hash, in about the time of a known one', async () => {
  const hashed = await hashPassword('right')
  if (!hashed.ok) throw new Error(hashed.reason)
  const timed = async (hash: string | null) => {
    const began = performance.now()
    expect(await verifyPassword(hash, 'wrong')).toEqual({ ok: true, isRight: false })
    return performance.now() - began
  }
  // In turns, and the quickest of each: a neighbour on the machine can only make them slower.
  let [known, unknown] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let n = 0; n < 15; n++) {
    known = Math.min(known, await timed(hashed.hash))
    unknown = Math.min(unknown, await timed(null))
  }
  // Without the dummy the ratio would be a hundred.
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
})

test('two at once and twenty in line; whoever comes after is told to come back', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => hashPassword('password')))
  expect(answers.filter(({ ok }) => ok).length).toBe(22)
  expect((await hashPassword('password')).ok).toBe(true)
})
