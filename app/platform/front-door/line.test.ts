import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createLine, type Waiter } from './line'

/** An event loop in which making a page takes `cost` ms and reading a request or taking a connection a tenth of one. */
function house({ places = 64, cost = 5 } = {}) {
  let clock = 0
  let pending: (() => void)[] = []
  const line = createLine({ places, now: () => clock, atTurnsEnd: (callback) => pending.push(callback) })
  const served: number[] = []
  const away: number[] = []
  let starts = 0
  const someone = (patience = 300, isGone = () => false): Waiter => {
    const came = clock
    return {
      patience,
      isGone,
      start() {
        starts++
        clock += cost
        served.push(clock - came)
        // On SQLite the answer is complete when the work returns; its place comes back with the next turn.
        pending.push(line.leave)
      },
      turnAway: () => away.push(clock - came),
    }
  }
  return {
    line,
    served,
    away,
    someone,
    get clock() {
      return clock
    },
    get starts() {
      return starts
    },
    /** One turn: who is ready is read, then the turn ends. Returns whether anything is left to do. */
    turn(ready: number, arrivals = 0) {
      for (let i = 0; i < arrivals; i++) {
        clock += 0.1
        line.noteArrival()
      }
      for (let i = 0; i < ready; i++) {
        clock += 0.1
        line.join(someone())
      }
      const ending = pending
      pending = []
      for (const each of ending) each()
      if (ready === 0 && ending.length === 0) clock += 1
      return pending.length > 0
    },
    wait(ms: number) {
      clock += ms
    },
  }
}

test('who comes alone goes in at once', () => {
  const { line, someone, served } = house()
  line.join(someone())
  expect(served).toEqual([5])
})

test('of many who are ready in one turn one goes in, and one in each turn after it, in their order', () => {
  const { turn, served, line } = house()
  turn(4)
  expect(served).toHaveLength(2)
  turn(0)
  expect(served).toHaveLength(3)
  turn(0)
  expect(served).toHaveLength(4)
  expect(line.length).toBe(0)
  expect(served).toEqual(served.toSorted((a, b) => a - b))
})

test('ten times too many: nobody waits longer than allowed, the rest are told at once, and the house stays busy', () => {
  const it = house()
  let due = 0
  while (it.clock < 20_000) {
    const ready = Math.floor(it.clock * 2) - due
    due += ready
    it.turn(ready)
  }
  expect(Math.max(...it.served)).toBeLessThan(330)
  expect(it.away.filter((ms) => ms > 10)).toEqual([])
  expect(it.served.length).toBeGreaterThan((20_000 / 5) * 0.75)
  expect(it.away.length).toBeGreaterThan(30_000)
})

test('as many as can be served are all served, however many come at once', () => {
  const it = house()
  for (let i = 0; i < 200; i++) {
    it.turn(i % 20 === 0 ? 18 : 0)
    it.turn(0)
  }
  expect(it.away).toEqual([])
  expect(it.served).toHaveLength(180)
})

test('one page that took very long turns nobody away for ever', () => {
  let cost = 4_000
  let clock = 0
  const pending: (() => void)[] = []
  const line = createLine({ places: 64, now: () => clock, atTurnsEnd: (callback) => pending.push(callback) })
  let [served, away] = [0, 0]
  const join = () =>
    line.join({
      patience: 300,
      isGone: () => false,
      start() {
        clock += cost
        cost = 5
        served++
        pending.push(line.leave)
      },
      turnAway: () => away++,
    })
  // Sixteen visitors who each come back at once, whatever they were told.
  for (let turn = 0; turn < 400; turn++) {
    while (served + away < turn * 16) join()
    for (const each of pending.splice(0)) each()
    clock += 1
  }
  const before = served
  for (let i = 0; i < 16; i++) join()
  while (pending.length > 0) for (const each of pending.splice(0)) each()
  expect(served - before).toBeGreaterThanOrEqual(16)
})

test('new connections are taken before the next page, for a share of the time only', () => {
  const it = house()
  it.turn(3, 1)
  const before = it.starts
  it.turn(0, 1)
  expect(it.starts).toBe(before)
  for (let i = 0; i < 40; i++) it.turn(0, 1)
  // Connections come without end, and yet everybody was served.
  expect(it.served).toHaveLength(3)
})

test('in a house that is stuck nobody waits for ever, and what was written waits longer', () => {
  const it = house({ places: 1 })
  it.line.join({ ...it.someone(), start() {} })
  it.line.join(it.someone(300))
  it.line.join(it.someone(1_200))
  it.wait(301)
  it.line.dismiss()
  expect(it.away).toEqual([301])
  it.wait(900)
  it.line.dismiss()
  expect(it.away).toHaveLength(2)
})

test('who has left is not served', () => {
  const it = house({ places: 1 })
  let isGone = false
  it.line.join({ ...it.someone(), start() {} })
  it.line.join(it.someone(300, () => isGone))
  isGone = true
  it.line.leave()
  while (it.turn(0));
  expect([it.served, it.away]).toEqual([[], []])
})

test('whatever comes, everybody is served or turned away exactly once and places come back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(30), fc.nat(3)), { maxLength: 60 }), fc.integer({ min: 1, max: 8 }), (turns, places) => {
      const it = house({ places, cost: 4 })
      let asked = 0
      for (const [ready, arrivals] of turns) {
        asked += ready
        it.turn(ready, arrivals)
        expect(it.line.inside).toBeLessThanOrEqual(places)
      }
      while (it.turn(0));
      expect(it.served.length + it.away.length).toBe(asked)
      expect([it.line.inside, it.line.length]).toEqual([0, 0])
    }),
  )
})
