import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RequestStatus } from '#db/schema'
import type { Actor } from '~/accounts/actor'
import {
  canAmend,
  canCancel,
  canConfirm,
  canEdit,
  canMove,
  canRead,
  canReadFile,
  canSubmit,
  divisions,
  isOver,
  requestStatuses,
  transitions,
  verticals,
} from './request'

const person = (facts: Partial<Actor>): Actor => ({
  personId: 'p',
  name: 'Somebody',
  email: 's@example.com',
  isEmailVerified: true,
  language: 'zh-CN',
  timeZone: 'Asia/Shanghai',
  staffRole: null,
  company: null,
  sessionId: 's',
  ...facts,
})
const company = (id: string, kind: 'buyer' | 'vendor') =>
  ({ id, ref: id, kind, role: 'owner', status: 'verified', isVerified: true, nameZh: id, nameEn: id }) as const
const buyer = person({ company: company('own', 'buyer') })
const others = {
  'another buyer': person({ company: company('other', 'buyer') }),
  'a vendor': person({ company: company('vendor', 'vendor') }),
  'a vendor with the same id': person({ company: company('own', 'vendor') }),
  'a moderator': person({ staffRole: 'moderator' }),
  'an auditor': person({ staffRole: 'auditor' }),
  'a visitor': null,
}
const at = (status: RequestStatus, publishedAt: string | null = null) => ({ companyId: 'own', status, publishedAt })

describe('the life of a request', () => {
  test('goes along the table and no other way, however it is walked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...requestStatuses), fc.constantFrom(...requestStatuses), (from, to) => {
        expect(canMove(from, to)).toBe(transitions.some((each) => each.from === from && each.to === to))
        if (from === to) expect(canMove(from, to)).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('reaches every state from the draft, and every state but the ends goes on', () => {
    const reached = new Set<RequestStatus>(['draft'])
    for (let size = 0; size < reached.size; ) {
      size = reached.size
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to)
    }
    expect([...reached].sort()).toEqual([...requestStatuses].sort())
    expect(requestStatuses.filter(isOver)).toEqual(['rejected', 'awarded', 'unsuccessful', 'cancelled'])
  })

  test('never opens without both languages, and is never awarded before bids were opened', () => {
    expect(transitions.filter(({ to }) => to === 'open').map(({ from }) => from)).toEqual([
      'in_translation',
      'buyer_confirm',
      'held',
      'suspended',
    ])
    expect(transitions.filter(({ to }) => to === 'awarded')).toEqual([{ from: 'evaluating', to: 'awarded', by: ['buyer'] }])
  })

  test('has each move once', () => {
    const moves = transitions.map(({ from, to }) => `${from} ${to}`)
    expect(new Set(moves).size).toBe(moves.length)
  })
})

describe('who may', () => {
  const may: [string, (actor: Actor | null, status: RequestStatus) => boolean, RequestStatus[]][] = [
    ['edit', (actor, status) => canEdit(actor, at(status)), ['draft', 'needs_info']],
    ['submit', (actor, status) => canSubmit(actor, at(status)), ['draft', 'needs_info']],
    ['confirm', (actor, status) => canConfirm(actor, at(status)), ['buyer_confirm']],
    ['amend', (actor, status) => canAmend(actor, at(status)), ['open']],
    [
      'cancel',
      (actor, status) => canCancel(actor, at(status)),
      ['draft', 'submitted', 'in_triage', 'needs_info', 'in_translation', 'buyer_confirm', 'held', 'open', 'evaluating', 'suspended'],
    ],
  ]
  test.each(may)('%s: its own company in the right states, nobody else ever', (_, can, states) => {
    expect(requestStatuses.filter((status) => can(buyer, status))).toEqual(states)
    for (const actor of Object.values(others)) expect(requestStatuses.filter((status) => can(actor, status))).toEqual([])
  })

  test('a suspended company takes back what is its own and does nothing else', () => {
    const suspended = person({ company: { ...company('own', 'buyer'), status: 'suspended', isVerified: false } })
    const able = (can: typeof canCancel) => requestStatuses.filter((status) => can(suspended, at(status)))
    expect([able(canSubmit), able(canConfirm), able(canAmend)]).toEqual([[], [], []])
    expect(able(canCancel)).toEqual(requestStatuses.filter((status) => canCancel(buyer, at(status))))
  })

  test('read: everybody what is out, the staff what was handed in, its company all', () => {
    const unpublished = (actor: Actor | null) => requestStatuses.filter((status) => canRead(actor, at(status)))
    expect(unpublished(buyer)).toEqual(requestStatuses)
    expect(unpublished(others['a moderator'])).toEqual(requestStatuses.filter((status) => status !== 'draft'))
    for (const name of ['another buyer', 'a vendor', 'a visitor'] as const) {
      expect(unpublished(others[name])).toEqual([])
      expect(canRead(others[name], at('open', '2026-11-02T02:00:00.000Z'))).toBe(true)
    }
  })

  test('read a confidential annex by a link: the buyer alone', () => {
    const published = at('open', '2026-11-02T02:00:00.000Z')
    const readers = (isConfidential: boolean) =>
      Object.entries({ 'the buyer': buyer, ...others })
        .filter(([, actor]) => canReadFile(actor, published, { isConfidential }))
        .map(([name]) => name)
    expect(readers(true)).toEqual(['the buyer'])
    expect(readers(false)).toEqual(['the buyer', 'a vendor', 'a vendor with the same id', 'a moderator', 'an auditor'])
  })
})

test('each division of the standard stands under one vertical, special machinery first', () => {
  const all = verticals.flatMap((vertical) => [...divisions[vertical]])
  expect(new Set(all).size).toBe(all.length)
  expect(divisions.manufacturing[0]).toBe('35')
  // Section C is 13–43; 36 is automotive and 27 is healthcare.
  expect([...divisions.manufacturing, ...divisions.automotive, '27'].sort()).toEqual(
    Array.from({ length: 31 }, (_, index) => String(13 + index)),
  )
})
