import { expect, test } from 'vitest'
import { typingHistory } from './typing-history'

test('what was typed in one go goes back in one step, and comes again', () => {
  const history = typingHistory('')
  history.note('a', 0)
  history.note('ab', 100)
  history.note('abc', 200)
  history.note('abcd', 5_000)
  expect(history.undo()).toBe('abc')
  expect(history.undo()).toBe('')
  expect(history.undo()).toBeNull()
  expect(history.redo()).toBe('abc')
  expect(history.redo()).toBe('abcd')
  expect(history.canRedo()).toBe(false)
})

test('a suggestion taken while typing is a step of its own', () => {
  const history = typingHistory('')
  history.note('a', 0)
  history.note('A whole sentence.', 100)
  history.note('A whole sentence. ', 200)
  expect(history.undo()).toBe('A whole sentence.')
  expect(history.undo()).toBe('a')
  expect(history.undo()).toBe('')
})

test('typing after going back forgets what lay ahead', () => {
  const history = typingHistory('one')
  history.note('one two', 0)
  history.undo()
  history.note('one three', 100)
  expect(history.redo()).toBeNull()
  expect(history.undo()).toBe('one')
})
