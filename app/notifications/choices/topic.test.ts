import { expect, test } from 'vitest'
import messages from '../../../locales/en/notifications.json'
import { alwaysTold, topicOf, topics } from './topic'

const kinds = Object.keys(messages.kind)

test('every kind of notice either has a topic that one can turn off, or stands among what is always told', () => {
  const always = new Set<string>(Object.values(alwaysTold).flat())
  expect(kinds.length).toBeGreaterThan(100)
  expect(kinds.filter((kind) => (topicOf(kind) === null) !== always.has(kind))).toEqual([])
  expect([...always].filter((kind) => !kinds.includes(kind))).toEqual([])
})

test('every topic and everything always told has its words, and every topic has a kind', () => {
  expect(Object.keys(messages.topic).sort()).toEqual([...topics].sort())
  expect(Object.keys(messages.always).sort()).toEqual(Object.keys(alwaysTold).sort())
  const used = new Set(kinds.map(topicOf))
  expect(topics.filter((topic) => !used.has(topic))).toEqual([])
})
