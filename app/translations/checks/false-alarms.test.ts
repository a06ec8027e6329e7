import { describe, expect, test } from 'vitest'
import { demoPairs } from '../../../tests/factories/demo-pairs'
import { messagePairs } from '../../../tests/factories/message-pairs'
import { type Pair, rules } from './check'
import { inspect } from './inspection'

function alarms(pairs: readonly Pair[], level: 'error' | 'warning') {
  const hits = new Map<string, Pair[]>()
  for (const pair of pairs) {
    for (const rule of new Set(inspect(pair).flatMap((finding) => (finding.level === level ? [finding.rule] : []))))
      hits.set(rule, [...(hits.get(rule) ?? []), pair])
  }
  return hits
}

const percent = (count: number, of: number): string => `${((100 * count) / of).toFixed(2)} %`

describe.each([
  ['the demonstration’s verified sentences', demoPairs as readonly Pair[], 700, 0.01, 0.02],
  ['the portal’s own messages, both ways', messagePairs(), 2_000, 0.01, 0.05],
])('on %s', (name, pairs, least, mostErrors, mostWarnings) => {
  const errors = alarms(pairs, 'error')
  const warnings = alarms(pairs, 'warning')

  test('there are enough of them to say something', () => {
    expect(pairs.length).toBeGreaterThan(least)
    const table = rules.map(
      (rule) =>
        `${rule} ${percent(errors.get(rule)?.length ?? 0, pairs.length)} / ${percent(warnings.get(rule)?.length ?? 0, pairs.length)}`,
    )
    console.log(`${name} (${pairs.length} pairs), errors / warnings: ${table.join(', ')}`)
  })

  test.each(rules)('%s cries wolf in at most one pair of a hundred', (rule) => {
    const wrong = errors.get(rule) ?? []
    expect(wrong.length / pairs.length, JSON.stringify(wrong.slice(0, 20), null, 1)).toBeLessThanOrEqual(mostErrors)
  })

  test.each(rules)('%s gives a warning rarely', (rule) => {
    const wrong = warnings.get(rule) ?? []
    expect(wrong.length / pairs.length, JSON.stringify(wrong.slice(0, 20), null, 1)).toBeLessThanOrEqual(mostWarnings)
  })
})

test('a sentence is looked at in well under a millisecond', () => {
  for (const pair of demoPairs) inspect(pair)
  const began = performance.now()
  for (const pair of demoPairs) inspect(pair)
  expect((performance.now() - began) / demoPairs.length).toBeLessThan(1)
})
