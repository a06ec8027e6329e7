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
    const took: number[] = []
    for (let n = 0; n < 15; n++) {
      const began = performance.now()
      expect(await verifyPassword(hash, 'wrong')).toEqual({ ok: true, isRight: false })
      took.push(performance.now() - began)
    }
    return took.sort((a, b) => a - b)[7]!
  }
  const [known, unknown] = [await timed(hashed.hash), await timed(null)]
  // A wide margin for a busy machine; without the dummy the ratio would be a hundred.
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(3)
})

test('two at once and twenty in line; whoever comes after is told to come back', async () => {
  const answers = await Promise.all(Array.from({ length: 30 }, () => hashPassword('password')))
  expect(answers.filter(({ ok }) => ok).length).toBe(22)
  expect((await hashPassword('password')).ok).toBe(true)
})
