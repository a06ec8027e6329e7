import { expect, test } from 'vitest'
import type { HistoryLine } from '../tasks/queries.server'
import { wishesOf } from './wish'

const line = (event: HistoryLine['event'], text: string): HistoryLine => ({
  id: `${event} ${text}`,
  event,
  text,
  method: 'human',
  person: 'Mei',
  at: '2026-11-20T08:00:00.000Z',
})
const texts = (...history: HistoryLine[]) => wishesOf({ history, text: 'Now', state: 'draft' }).map(({ text }) => text)

test('each unsaved wording is shown once, newest first, unless it stands there already', () => {
  expect(
    texts(line('suggested', 'B'), line('saved', 'Now'), line('suggested', 'A'), line('suggested', 'B'), line('suggested', 'Now')),
  ).toEqual(['B', 'A'])
})

test('what was said before the text was handed in, or of a settled sentence, is past', () => {
  expect(texts(line('suggested', 'B'), line('submitted', 'Now'), line('suggested', 'A'))).toEqual(['B'])
  expect(wishesOf({ history: [line('suggested', 'B')], text: 'Now', state: 'approved' })).toEqual([])
})
