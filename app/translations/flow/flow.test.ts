import { describe, expect, test } from 'vitest'
import { figuresOf, medianOf, type RunningTask, type Work, waitingLines } from './flow'

const now = '2026-11-23T06:00:00.000Z'
const task = (more: Partial<RunningTask>): RunningTask => ({
  kind: 'request',
  status: 'queued',
  dueAt: '2026-11-24T06:00:00.000Z',
  claimedBy: null,
  claimExpiresAt: null,
  charactersOpen: 100,
  createdAt: '2026-11-20T06:00:00.000Z',
  ...more,
})
const held = { claimedBy: 'p', claimExpiresAt: '2026-11-23T06:20:00.000Z' }
const lapsed = { claimedBy: 'p', claimExpiresAt: '2026-11-23T05:20:00.000Z' }

describe('what waits', () => {
  test('is told by whom it waits for, in the order in which somebody should act', () => {
    const lines = waitingLines(
      [
        task({ status: 'in_review', ...held }),
        task({ status: 'claimed', ...held }),
        task({ status: 'in_review' }),
        task({ status: 'changes_requested', claimedBy: 'p', claimExpiresAt: null }),
        task({ dueAt: '2026-11-23T05:00:00.000Z', createdAt: '2026-11-19T00:00:00.000Z' }),
        task({ status: 'claimed', ...lapsed, dueAt: '2026-11-23T07:00:00.000Z' }),
      ],
      now,
    )
    expect(lines.map(({ why, tasks }) => [why, tasks])).toEqual([
      ['translator', 2],
      ['changes', 1],
      ['reviewer', 1],
      ['translating', 1],
      ['reviewing', 1],
    ])
    expect(lines[0]).toEqual({
      why: 'translator',
      tasks: 2,
      urgency: { breached: 1, soon: 1, later: 0 },
      characters: 200,
      oldestAt: '2026-11-19T00:00:00.000Z',
    })
  })
  test('is nothing when nothing waits', () => expect(waitingLines([], now)).toEqual([]))
})

describe('figures', () => {
  const none: Work = {
    characters: 0,
    sentences: 0,
    returned: 0,
    handedIn: 0,
    edited: 0,
    suggested: 0,
    reworked: 0,
    reviewedCharacters: 0,
    reviews: 0,
    reviewSeconds: 0,
  }
  test('are shares and averages, and nothing where there is nothing to divide by', () => {
    expect(figuresOf(none)).toMatchObject({
      characters: 0,
      returnedShare: null,
      editedShare: null,
      reworkedShare: null,
      reviewMinutes: null,
    })
    const work = { sentences: 8, returned: 1, handedIn: 300, edited: 10, suggested: 200, reworked: 50, reviews: 2, reviewSeconds: 1_500 }
    expect(figuresOf({ ...none, ...work })).toMatchObject({
      returnedShare: 12.5,
      editedShare: 3.3,
      reworkedShare: 25,
      reviewMinutes: 13,
    })
  })
  test('of the team are medians over those who have one', () => {
    const of = (characters: number, sentences: number) => figuresOf({ ...none, characters, sentences, returned: 1 })
    expect(medianOf([of(10, 2), of(30, 4), of(100, 0)])).toMatchObject({ characters: 30, returnedShare: 37.5, reviewMinutes: null })
    expect(medianOf([of(10, 0), of(13, 0)]).characters, 'whole characters').toBe(12)
    expect(medianOf([])).toMatchObject({ characters: 0, editedShare: null })
  })
})
