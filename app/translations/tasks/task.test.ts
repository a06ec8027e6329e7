import { expect, test } from 'vitest'
import { canMove, mayOverwrite, moved, needsNoTranslation, runningStatuses, urgencyOf } from './task'

test.each(['S7-1200', '1,200.50', 'IP65 / MES', 'https://a.cn/b?c=1', '2026-11-25', '40%', 'ERP、WMS'])(
  '%s reads the same in both languages',
  (text) => expect(needsNoTranslation(text)).toBe(true),
)
test.each(['12台', '380 V', '十二', '12 days', 'Siemens', '…', '', 'We use MES'])('%s wants a person', (text) =>
  expect(needsNoTranslation(text)).toBe(false),
)

test('a task is due soon within two hours and late after its time', () => {
  const now = '2026-11-25T08:00:00.000Z'
  expect(urgencyOf('2026-11-25T07:59:59.000Z', now)).toBe('breached')
  expect(urgencyOf('2026-11-25T10:00:00.000Z', now)).toBe('soon')
  expect(urgencyOf('2026-11-25T10:00:01.000Z', now)).toBe('later')
})

test('a machine fills only what is empty or not a person’s', () => {
  expect(mayOverwrite({ text: '', method: 'human' }, 'machine')).toBe(true)
  expect(mayOverwrite({ text: 'x', method: 'machine' }, 'memory')).toBe(true)
  expect(mayOverwrite({ text: 'x', method: 'human' }, 'memory')).toBe(false)
  expect(mayOverwrite({ text: 'x', method: 'human' }, 'human')).toBe(true)
})

test('what is verified comes back only by a wish for a change, and what is stale never', () => {
  expect(moved(runningStatuses, 'stale')).toBe('stale')
  expect(moved('verified', 'changes_requested')).toBe('changes_requested')
  expect([...runningStatuses, 'stale' as const].filter((to) => canMove('verified', to))).toEqual(['changes_requested'])
  expect(() => moved('stale', 'queued')).toThrow('never goes from stale to queued')
  expect(() => moved(['in_review', 'queued'], 'changes_requested')).toThrow('never goes from queued')
})
