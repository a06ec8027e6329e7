import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BidStatus } from '#db/schema'
import type { Actor } from '~/accounts/actor'
import {
  canAward,
  canBid,
  canCompare,
  canDecide,
  canMove,
  canReconfirm,
  canRevise,
  canWithdraw,
  isLive,
  isSealed,
  transitions,
} from './bid'
import { emptyTyped, totalMinor, totalWeeks, typedFrom, typedTotal } from './offer'

const now = '2026-11-10T06:00:00.000Z'
const open = { status: 'open', deadlineAt: '2026-11-16T09:00:00.000Z' } as const
const statuses = Object.keys(transitions) as BidStatus[]

function actor(changes: { kind?: 'buyer' | 'vendor'; isVerified?: boolean; isEmailVerified?: boolean; companyId?: string } = {}): Actor {
  const { kind = 'vendor', isVerified = true, isEmailVerified = true, companyId = 'own' } = changes
  return {
    personId: 'p',
    name: 'P',
    email: 'p@example.com',
    isEmailVerified,
    language: 'en',
    timeZone: 'Asia/Kolkata',
    staffRole: null,
    sessionId: 's',
    company: {
      id: companyId,
      ref: 'C',
      kind,
      role: 'owner',
      status: isVerified ? 'verified' : 'registered',
      isVerified,
      nameZh: '',
      nameEn: '',
    },
  }
}

describe('the life of a bid', () => {
  test('no walk leaves an end state, and only the opening makes a sealed bid readable', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statuses), { maxLength: 40 }), (wishes) => {
        let state: BidStatus = 'draft'
        const walked: BidStatus[] = [state]
        for (const wish of wishes) {
          if (canMove(state, wish)) {
            state = wish
            walked.push(state)
          }
        }
        for (const [index, at] of walked.entries()) {
          if (transitions[at].length === 0) expect(index).toBe(walked.length - 1)
          if (['readable', 'shortlisted', 'won', 'not_selected'].includes(at)) expect(walked.slice(0, index)).toContain('opened')
          if (at === 'opened') expect(walked[index - 1]).toBe('submitted')
        }
      }),
    )
  })

  test('a bid whose words are not out cannot win', () => expect(statuses.filter(canAward)).toEqual(['readable', 'shortlisted']))

  test('nothing that is open is ever sealed again', () => {
    for (const from of statuses.filter((status) => !isSealed(status))) expect(transitions[from].filter(isSealed)).toEqual([])
  })

  test('withdrawn and lapsed bids make room for another', () =>
    expect(statuses.filter((status) => !isLive(status)).sort()).toEqual(['lapsed', 'withdrawn']))
})

describe('who may', () => {
  test.each([
    ['a verified vendor in time', actor(), open, true],
    ['a vendor that is not verified', actor({ isVerified: false }), open, false],
    ['a person whose address is not verified', actor({ isEmailVerified: false }), open, false],
    ['a buyer', actor({ kind: 'buyer' }), open, false],
    ['nobody', null, open, false],
    ['a vendor at the deadline', actor(), { ...open, deadlineAt: now }, false],
    ['a vendor while the request is suspended', actor(), { ...open, status: 'suspended' as const }, false],
  ])('bid: %s', (_, who, wanted, may) => expect(canBid(who, wanted, now)).toBe(may))

  test('only the bidder withdraws, revises and reconfirms, and only before the deadline', () => {
    const bid = { companyId: 'own', status: 'needs_reconfirm' as const }
    for (const may of [canWithdraw, canRevise, canReconfirm]) {
      expect(may(actor(), bid, open, now)).toBe(true)
      expect(may(actor({ companyId: 'other' }), bid, open, now)).toBe(false)
      expect(may(actor(), bid, { ...open, deadlineAt: now }, now)).toBe(false)
    }
    expect(canReconfirm(actor(), { ...bid, status: 'submitted' }, open, now)).toBe(false)
    expect(canWithdraw(actor(), { ...bid, status: 'opened' }, { ...open, status: 'evaluating' }, now)).toBe(false)
  })

  test('the buyer compares nothing before the opening and decides only while evaluating', () => {
    const buyer = actor({ kind: 'buyer' })
    const of = (status: 'open' | 'evaluating' | 'awarded') => ({ status, companyId: 'own' })
    expect(canCompare(buyer, of('open'))).toBe(false)
    expect(canDecide(buyer, of('evaluating'))).toBe(true)
    expect(canCompare(buyer, of('awarded'))).toBe(true)
    expect(canDecide(buyer, of('awarded'))).toBe(false)
    const suspended = { ...buyer, company: { ...buyer.company!, status: 'suspended', isVerified: false } } as const
    expect([canCompare(suspended, of('evaluating')), canDecide(suspended, of('evaluating'))]).toEqual([true, false])
    expect(canCompare(actor({ kind: 'buyer', companyId: 'other' }), of('evaluating'))).toBe(false)
    expect(canCompare(actor(), of('evaluating'))).toBe(false)
  })
})

describe('an offer', () => {
  test('adds up its milestones', () => {
    const milestones = [
      { priceMinor: 100, weeks: 2 },
      { priceMinor: 250, weeks: 3 },
    ]
    expect([totalMinor(milestones), totalWeeks(milestones)]).toEqual([350, 5])
  })

  test('adds up what is typed, leaving out what is no price yet', () =>
    expect(typedTotal([{ price: '1,80,000' }, { price: '18万' }, { price: 'about' }, { price: '' }])).toBe(36_000_000))

  test('is read from any flat form without throwing, and never grows beyond its bounds', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.oneof(
              fc.string(),
              fc.constantFrom('coverage[0].key', 'milestones[11].price', 'milestones[12].price', 'milestones[1].__proto__', 'currency'),
            ),
            fc.string(),
          ),
        ),
        (entries) => {
          const typed = typedFrom(entries)
          expect(Object.keys(typed).sort()).toEqual(Object.keys(emptyTyped('INR')).sort())
          expect(typed.milestones.length).toBeLessThanOrEqual(12)
        },
      ),
    )
  })
})
