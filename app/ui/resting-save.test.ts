import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { restingSave } from './resting-save'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('what is typed is saved once, when typing rests', async () => {
  const save = vi.fn(async () => true)
  const saving = restingSave(save)
  for (let keys = 0; keys < 5; keys++) {
    saving.later()
    await vi.advanceTimersByTimeAsync(1_000)
  }
  expect(save).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(save).toHaveBeenCalledOnce()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(save).toHaveBeenCalledOnce()
})

test.each([
  ['answers that it failed', async () => false],
  ['breaks', async () => Promise.reject(new Error('offline'))],
])('a save that %s is tried again until it succeeds', async (_, failing: () => Promise<boolean>) => {
  const save = vi.fn(failing)
  const saving = restingSave(save)
  saving.later()
  await vi.advanceTimersByTimeAsync(1_200 + 5_000)
  expect(save).toHaveBeenCalledTimes(2)
  save.mockResolvedValue(true)
  await vi.advanceTimersByTimeAsync(60_000)
  expect(save).toHaveBeenCalledTimes(3)
})

test('one save runs at a time, and whoever asks meanwhile waits for it', async () => {
  const order: string[] = []
  const saving = restingSave(async () => {
    order.push('first begins')
    await new Promise((done) => setTimeout(done, 3_000))
    order.push('first ends')
    return true
  })
  saving.later()
  await vi.advanceTimersByTimeAsync(1_300)
  expect(saving.running()).toBeDefined()
  const asked = ['second', 'third'].map((name) =>
    saving.now(async () => {
      order.push(name)
      return true
    }),
  )
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await Promise.all(asked)).toEqual([true, true])
  expect(order).toEqual(['first begins', 'first ends', 'second', 'third'])
  expect(saving.running()).toBeUndefined()
})

test('nothing is saved while an input method composes; the word is, once it stands', async () => {
  const save = vi.fn(async () => true)
  const saving = restingSave(save)
  saving.later()
  saving.composing(true)
  saving.later()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(save).not.toHaveBeenCalled()
  saving.composing(false)
  await vi.advanceTimersByTimeAsync(1_200)
  expect(save).toHaveBeenCalledOnce()
})

test('a stopped one saves only what is asked for', async () => {
  const save = vi.fn(async () => true)
  const saving = restingSave(save)
  saving.later()
  saving.stop()
  saving.later()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(save).not.toHaveBeenCalled()
  expect(await saving.now()).toBe(true)
})
