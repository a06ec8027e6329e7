import { expect, test } from 'vitest'
import { type Keys, keyNames, shortcutOf, shortcuts } from './shortcut'

const keys = (pressed: Partial<Keys>): Keys => ({
  key: '',
  code: '',
  keyCode: 0,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...pressed,
})
const written = { isTyping: true }

test('no two shortcuts have the same keys', () => {
  const all = shortcuts.map(({ id: _id, place: _place, ...each }) => JSON.stringify(Object.entries(each).sort()))
  expect(new Set(all).size).toBe(all.length)
})

test('nothing fires while an input method has the keys in hand', () => {
  const enter = { key: 'Enter', code: 'Enter', ctrlKey: true }
  expect(shortcutOf(keys(enter), written)).toEqual({ id: 'confirm', number: null })
  expect(shortcutOf(keys({ ...enter, isComposing: true }), written)).toBeNull()
  expect(shortcutOf(keys({ ...enter, keyCode: 229 }), written)).toBeNull()
})

test('digits go by their place: with Shift and with Option they say other signs', () => {
  expect(shortcutOf(keys({ key: '!', code: 'Digit1', altKey: true, shiftKey: true }), written)).toEqual({ id: 'term', number: 1 })
  expect(shortcutOf(keys({ key: '¡', code: 'Digit1', altKey: true }), written)).toEqual({ id: 'take', number: 1 })
  expect(shortcutOf(keys({ key: '9', code: 'Digit9', altKey: true }), written)).toEqual({ id: 'take', number: 9 })
  expect(shortcutOf(keys({ key: '0', code: 'Digit0', altKey: true }), written)).toBeNull()
})

test('letters go by the layout, and by their place where Option makes another sign', () => {
  expect(shortcutOf(keys({ key: 'k', code: 'KeyV', altKey: true }), written)).toEqual({ id: 'comment', number: null })
  expect(shortcutOf(keys({ key: 'ß', code: 'KeyS', altKey: true }), written)).toEqual({ id: 'copySource', number: null })
  expect(shortcutOf(keys({ key: 's', code: 'KeyS' }), written)).toBeNull()
})

test('AltGr writes letters and is no shortcut; the command key is Ctrl', () => {
  expect(shortcutOf(keys({ key: 'ś', code: 'KeyS', altKey: true, ctrlKey: true }), written)).toBeNull()
  expect(shortcutOf(keys({ key: 'Enter', code: 'Enter', metaKey: true, shiftKey: true }), written)).toEqual({ id: 'approve', number: null })
})

test('a question mark in a text is a question mark', () => {
  const mark = { key: '?', code: 'Slash', shiftKey: true }
  expect(shortcutOf(keys(mark), { isTyping: false })).toEqual({ id: 'help', number: null })
  expect(shortcutOf(keys(mark), written)).toBeNull()
  expect(shortcutOf(keys({ ...mark, altKey: true }), written)).toEqual({ id: 'help', number: null })
  expect(shortcutOf(keys({ key: '¿', code: 'Slash', shiftKey: true, altKey: true }), written)).toEqual({ id: 'help', number: null })
})

test('a list names the keys as the keyboard does', () => {
  const term = shortcuts.find(({ id }) => id === 'term')!
  expect(keyNames(term, false)).toEqual(['Alt', 'Shift', '1…9'])
  expect(keyNames(term, true)).toEqual(['⌥', '⇧', '1…9'])
})
