import { expect, test } from 'vitest'
import { createLoad } from './load.server'

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a loop that runs late turns the next away while several are inside, and lets them in again when it keeps time', async () => {
  const load = createLoad({ maxInFlight: 8, maxLoopDelayMs: 400 })
  const blockLoop = async () => {
    const until = performance.now() + 1_500
    while (performance.now() < until);
    await pause(0)
  }
  await blockLoop()
  // Alone in the house: one slow start is no overload.
  expect(load.enter()).toBe(true)
  expect(load.enter()).toBe(true)
  await blockLoop()
  expect(load.enter()).toBe(false)
  expect(load.shed).toBe(1)
  while (load.loopDelayMs > 400) await pause(20)
  expect(load.enter()).toBe(true)
  expect(load.inFlight).toBe(3)
})
