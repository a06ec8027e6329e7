import { expect, test } from 'vitest'
import { createAdmission } from './admission'

/** A process that can make so many pages a beat, asked for so many more; what it takes in and cannot make stands in a queue. */
function simulate({ asked, capacity, connections, beats }: { asked: number; capacity: number; connections: number; beats: number }) {
  const admission = createAdmission({ places: 64 })
  let queue = 0
  let served = 0
  const queues: number[] = []
  for (let beat = 0; beat < beats; beat++) {
    for (let i = 0; i < asked; i++) if (admission.admits(false)) queue++
    const made = Math.min(queue, capacity)
    queue -= made
    served += beat >= beats / 2 ? made : 0
    queues.push(queue)
    admission.note({ utilization: made / capacity, connections })
  }
  return { admission, served: served / (capacity * (beats / 2)), longestLater: Math.max(...queues.slice(beats / 2)), queue }
}

test('ten times too many: most are told to come back, the queue stays short and the house stays busy', () => {
  const { admission, served, longestLater } = simulate({ asked: 400, capacity: 40, connections: 2_000, beats: 600 })
  expect(admission.share).toBeLessThan(0.2)
  expect(served).toBeGreaterThan(0.8)
  // In beats of work: what is let in waits less than that.
  expect(longestLater / 40).toBeLessThan(3)
})

test('as many as can be served are all served', () => {
  const { admission, queue } = simulate({ asked: 38, capacity: 40, connections: 2_000, beats: 400 })
  expect(admission.share).toBe(1)
  expect(queue).toBe(0)
})

test('few visitors who keep the house busy all the time are no crowd', () => {
  expect(simulate({ asked: 40, capacity: 40, connections: 32, beats: 400 }).admission.share).toBe(1)
})

test('after the rush everybody is let in again', () => {
  const { admission } = simulate({ asked: 400, capacity: 40, connections: 2_000, beats: 200 })
  expect(admission.admits(false) && admission.admits(false) && admission.admits(false)).toBe(false)
  for (let beat = 0; beat < 300; beat++) admission.note({ utilization: 0.3, connections: 2_000 })
  expect(admission.share).toBe(1)
  expect(admission.admits(false)).toBe(true)
})

test('a form that somebody filled in is let in sooner than a page', () => {
  const { admission } = simulate({ asked: 400, capacity: 40, connections: 2_000, beats: 200 })
  const of = (isWrite: boolean) => Array.from({ length: 1_000 }, () => admission.admits(isWrite)).filter(Boolean).length
  expect(of(true)).toBeGreaterThan(of(false) * 3)
})
