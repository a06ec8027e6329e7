import { describe, expect, test } from 'vitest'
import type { Actor } from '~/accounts/actor'
import { transitions as orderMoves } from './change-orders/change-order'
import { whoProposes } from './contracts/contract'
import { canList, canMove, canRead, engagementStatuses, sideOf, viewerOf } from './engagement'
import { mayMove, transitions as milestoneMoves, reminderAt } from './milestones/milestone'
import { barOf, mayAgree, mayPropose } from './motions/motion'
import { pendingSteps, type Standing, stepFor } from './next-step'
import { mayState } from './payments/payment'

const parties = { buyerId: 'buyer', vendorId: 'vendor' }
const member = (id: string) => ({ staffRole: null, company: { id, kind: id === 'buyer' ? 'buyer' : 'vendor' } }) as Actor
const staff = (staffRole: 'moderator' | 'operator' | 'auditor') => ({ staffRole, company: null }) as Actor

describe('who may read an engagement', () => {
  test.each<[string, Actor | null, boolean, boolean]>([
    ['its buyer', member('buyer'), true, true],
    ['its vendor', member('vendor'), true, true],
    ['a bidder that lost', member('rival'), false, true],
    ['a moderator, to mediate', staff('moderator'), true, true],
    ['an auditor', staff('auditor'), true, true],
    ['an operator', staff('operator'), false, false],
    ['a visitor', null, false, false],
  ])('%s', (_, actor, reads, lists) => {
    expect(canRead(actor, parties)).toBe(reads)
    expect(canList(actor)).toBe(lists)
  })

  test('an observer acts for neither side', () => {
    expect(viewerOf(staff('moderator'))).toBe('observer')
    expect(viewerOf(member('buyer'))).toEqual({ companyId: 'buyer' })
    expect(sideOf('rival', parties)).toBeNull()
  })
})

describe('the tables of moves', () => {
  test('an engagement begins to run only once, by the contract, and ends in one of two states', () => {
    expect(engagementStatuses.filter((from) => canMove(from, 'active'))).toEqual(['contracting', 'suspended'])
    expect(engagementStatuses.filter((from) => engagementStatuses.every((to) => !canMove(from, to)))).toEqual(['closed', 'terminated'])
  })

  test('only the buyer accepts, and only what was delivered, while the work runs', () => {
    expect(milestoneMoves.filter(({ to }) => to === 'accepted')).toEqual([{ from: 'delivered', to: 'accepted', by: 'buyer' }])
    expect(mayMove('vendor', 'active', 'delivered', 'accepted')).toBe(false)
    expect(mayMove(null, 'active', 'delivered', 'accepted')).toBe(false)
    expect(mayMove('buyer', 'suspended', 'delivered', 'accepted')).toBe(false)
    expect(mayMove('buyer', 'active', 'delivered', 'accepted')).toBe(true)
  })

  test('an answered change order is answered for good', () => {
    expect(orderMoves).toEqual({ proposed: ['agreed', 'declined', 'withdrawn'], agreed: [], declined: [], withdrawn: [] })
  })

  test('the buyer begins with the terms, then the sides take turns', () => {
    expect(whoProposes('contracting', null)).toBe('buyer')
    expect(whoProposes('contracting', { number: 1, side: 'buyer', status: 'in_translation' })).toBeNull()
    expect(whoProposes('contracting', { number: 1, side: 'buyer', status: 'ready' })).toBe('vendor')
    expect(whoProposes('active', { number: 1, side: 'buyer', status: 'ready' })).toBeNull()
  })

  test.each([
    ['vendor', 'accepted', null, 'invoiced', true],
    ['buyer', 'accepted', null, 'invoiced', false],
    ['vendor', 'delivered', null, 'invoiced', false],
    ['buyer', 'accepted', 'invoiced', 'sent', true],
    ['buyer', 'accepted', null, 'sent', false],
    ['vendor', 'accepted', 'sent', 'received', true],
    ['vendor', 'accepted', 'sent', 'invoiced', false],
  ] as const)('payment: the %s of a milestone that is %s, after %s, states %s: %s', (side, milestone, state, kind, may) => {
    expect(mayState(side, 'active', milestone, state, kind)).toBe(may)
  })
})

describe('to end early', () => {
  const around = { hasMotion: false, hasDispute: false }
  test.each([
    ['terminate', 'active', around, null],
    ['terminate', 'suspended', { ...around, hasDispute: true }, 'disputeOpen'],
    ['suspend', 'active', { ...around, hasDispute: true }, null],
    ['terminate', 'active', { ...around, hasMotion: true }, 'motionOpen'],
    ['terminate', 'completed', around, 'notNow'],
    ['suspend', 'suspended', around, 'notNow'],
  ] as const)('or to pause: %s while %s, with %o open around it, is barred by %s', (kind, status, open, bar) => {
    expect(barOf(kind, status, open)).toBe(bar)
    expect(mayPropose('buyer', kind, status, open)).toBe(bar === null)
    expect(mayPropose(null, kind, status, open)).toBe(false)
  })

  test('is not agreed to while a dispute is open, however well it reads', () => {
    const motion = { kind: 'terminate', side: 'buyer', status: 'proposed', readyAt: 'then' } as const
    expect(mayAgree('vendor', 'active', motion, false)).toBe(true)
    expect(mayAgree('vendor', 'active', motion, true)).toBe(false)
  })
})

test('reminders fall into the time of a milestone in proportion', () => {
  const time = { from: '2026-12-01T09:00:00.000Z', dueOn: '2026-12-11' }
  expect([50, 80, 100].map((share) => reminderAt({ ...time, share }))).toEqual([
    '2026-12-06T09:00:00.000Z',
    '2026-12-09T09:00:00.000Z',
    '2026-12-11T09:00:00.000Z',
  ])
})

describe('what comes next', () => {
  const standing: Standing = {
    status: 'active',
    createdAt: 'then',
    proposal: null,
    signed: [],
    milestones: [],
    orders: [],
    motion: null,
    dispute: null,
    pauses: [],
    reviews: null,
  }
  const milestone = { number: 1, status: 'delivered', dueOn: '2026-12-11', deliveredAt: 'delivered', isFree: false, payment: null } as const
  const calendar = (instant: string, days: number) => `${instant} + ${days}`
  const codes = (changes: Partial<Standing>) =>
    pendingSteps({ ...standing, ...changes }, calendar).map(({ code, acts, by }) => [code, acts, by])

  test('says who acts and by when, in every state of the contract', () => {
    const proposal = { side: 'buyer', status: 'ready', readyAt: 'ready', dueAt: 'due' } as const
    const contracting = (changes: Partial<Standing>) => codes({ status: 'contracting', ...changes })
    expect(contracting({})).toEqual([['propose', 'buyer', 'then + 5']])
    expect(contracting({ proposal: { ...proposal, status: 'in_translation' } })).toEqual([['termsInTranslation', 'portal', 'due']])
    expect(contracting({ proposal })).toEqual([['readTerms.vendor', 'vendor', 'ready + 5']])
    expect(contracting({ proposal, signed: ['vendor'] })).toEqual([['sign.buyer', 'buyer', 'ready + 5']])
  })

  test('tells each reader its own step first', () => {
    const steps = pendingSteps({ ...standing, milestones: [milestone, { ...milestone, number: 2, status: 'planned' }] }, calendar)
    expect(stepFor(steps, 'buyer')).toMatchObject({ code: 'judge', path: '/milestones/1', by: 'delivered + 5' })
    expect(stepFor(steps, 'vendor')).toMatchObject({ code: 'start', path: '/milestones/2' })
    expect(stepFor(steps, null)).toMatchObject({ code: 'judge' })
  })

  test('follows the payment of what is accepted, and stands still while it is suspended', () => {
    const accepted = { ...milestone, status: 'accepted' } as const
    const paid = (payment: 'invoiced' | 'sent' | 'received' | null) => codes({ milestones: [{ ...accepted, payment }] })[0]![0]
    expect([null, 'invoiced', 'sent', 'received'].map((state) => paid(state as null))).toEqual([
      'invoice',
      'pay',
      'confirmPayment',
      'active',
    ])
    expect(codes({ status: 'suspended', milestones: [milestone] })).toEqual([['suspended', null, null]])
  })
})
