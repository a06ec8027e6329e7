import { expect, test } from 'vitest'
import { tidyText, typedSegments, versionsText } from './segment'

const id = '01a20745-dddf-7761-b321-b05fdfd7c933'

test('a form’s sentences are read with their versions and confirmations', () => {
  const form = new FormData()
  form.set('versions', versionsText([{ id, version: 3 }]))
  form.set(`text.${id}`, 'One\r\ntwo ')
  form.append('keep', id)
  expect(typedSegments(form)).toEqual([{ segmentId: id, text: 'One\ntwo', version: 3, isConfirmed: true }])
})

test('what is no sentence, or has no version, is left out', () => {
  const form = new FormData()
  form.set('versions', `${id}:x,__proto__:1`)
  form.set(`text.${id}`, 'One')
  form.set('text.__proto__', 'Two')
  form.set('title', 'Three')
  expect(typedSegments(form)).toEqual([])
})

test('control characters that a database refuses are taken out, words of all scripts stay', () => {
  expect(tidyText(' a\u0000b\u0007 报工\t🙂\ud800 ')).toBe('ab 报工\t🙂\ufffd')
})
