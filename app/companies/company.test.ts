import { describe, expect, test } from 'vitest'
import type { Actor } from '~/accounts/actor'
import {
  canEditCompany,
  canInvite,
  canMove,
  canReadRegister,
  canVerify,
  companyStatuses,
  endOfVerification,
  hasCompany,
  isVerified,
  nameFor,
  otherNameFor,
  standingOf,
  transitions,
  verdictsOn,
} from './company'

const person = (changes: Partial<Actor> = {}, role?: 'owner' | 'member'): Actor => ({
  personId: 'p',
  name: 'P',
  email: 'p@example.org',
  isEmailVerified: true,
  language: 'en',
  timeZone: 'UTC',
  staffRole: null,
  company: role ? { id: 'c', ref: 'C-1', kind: 'buyer', role, status: 'registered', isVerified: false, nameZh: '徐州', nameEn: '' } : null,
  sessionId: 's',
  ...changes,
})

describe('who may', () => {
  test.each([
    ['visitor', null, [false, false, false, false, false]],
    ['owner', person({}, 'owner'), [true, true, true, false, false]],
    ['owner without a confirmed address', person({ isEmailVerified: false }, 'owner'), [true, true, false, false, false]],
    ['member', person({}, 'member'), [true, false, false, false, false]],
    ['moderator', person({ staffRole: 'moderator' }), [false, false, false, true, true]],
    ['operator', person({ staffRole: 'operator' }), [false, false, false, true, false]],
    ['auditor', person({ staffRole: 'auditor' }), [false, false, false, true, false]],
  ] as const)('%s', (_, actor, expected) => {
    expect([hasCompany, canEditCompany, canInvite, canReadRegister, canVerify].map((may) => may(actor))).toEqual(expected)
  })
})

describe('a verification', () => {
  test.each([
    ['2026-11-23T06:30:00.000Z', '2027-11-23T06:30:00.000Z'],
    ['2028-02-29T06:30:00.000Z', '2029-02-28T06:30:00.000Z'],
  ])('given at %s ends at %s', (from, until) => expect(endOfVerification(from)).toBe(until))

  const company = { status: 'verified', askedAt: null, verifiedUntil: '2027-11-23T06:30:00.000Z' } as const

  test.each([
    ['2027-11-23T06:29:59.999Z', true, 'expiring'],
    ['2027-11-23T06:30:00.000Z', false, 'expired'],
    ['2027-10-24T06:29:59.999Z', true, 'verified'],
    ['2027-10-24T06:30:00.000Z', true, 'expiring'],
  ])('at %s holds: %s, and stands as %s', (now, holds, standing) => {
    expect(isVerified(company, now)).toBe(holds)
    expect(standingOf(company, now)).toBe(standing)
  })

  test('that was refused waits for the owner, not for a moderator', () => {
    const registered = { status: 'registered', verifiedUntil: null } as const
    expect(standingOf({ ...registered, askedAt: null }, '2026-11-23T06:30:00.000Z')).toBe('refused')
    expect(standingOf({ ...registered, askedAt: '2026-11-23T06:30:00.000Z' }, '2026-11-23T06:30:00.000Z')).toBe('waiting')
    expect(verdictsOn('registered', false)).not.toContain('refuse')
  })
})

describe('the life of a company', () => {
  test('every state is reached and left', () => {
    for (const status of companyStatuses) {
      expect(transitions.some(({ from, to }) => from === status && to !== status)).toBe(true)
      expect(transitions.some(({ from, to }) => to === status && from !== status)).toBe(true)
    }
    expect(canMove('suspended', 'suspended')).toBe(false)
  })
})

describe('names', () => {
  test('the reader’s language comes first, and what there is serves otherwise', () => {
    const both = { nameZh: '徐州恒齿', nameEn: 'Hengchi' }
    expect(nameFor(both, 'en')).toEqual({ name: 'Hengchi', lang: 'en' })
    expect(otherNameFor(both, 'en')).toEqual({ name: '徐州恒齿', lang: 'zh-CN' })
    expect(nameFor({ ...both, nameEn: '' }, 'en')).toEqual({ name: '徐州恒齿', lang: 'zh-CN' })
    expect(otherNameFor({ ...both, nameEn: '' }, 'en')).toBeNull()
    expect(nameFor({ ...both, nameZh: '' }, 'zh-CN')).toEqual({ name: 'Hengchi', lang: 'en' })
  })
})
