import { expect, test } from 'vitest'
import type { Actor } from '~/accounts/actor'
import { canManageWebhooks } from './endpoint'

const person = (changes: Partial<Actor>): Actor => ({
  ...{ personId: 'p', name: 'P', email: 'p@example.org', isEmailVerified: true, language: 'en', timeZone: 'UTC', sessionId: 's' },
  ...{ staffRole: null, company: null },
  ...changes,
})
const of = (kind: 'buyer' | 'vendor', role: 'owner' | 'member') =>
  person({ company: { id: 'c', ref: 'C-1', kind, role, status: 'verified', isVerified: true, nameZh: '徐州', nameEn: 'Xuzhou' } })

test.each([
  ['a visitor', null, false],
  ['somebody without a company', person({}), false],
  ['the owner of a buyer', of('buyer', 'owner'), true],
  ['the owner of a vendor', of('vendor', 'owner'), true],
  ['a member of a buyer', of('buyer', 'member'), false],
  ['a member of a vendor', of('vendor', 'member'), false],
  ['an operator', person({ staffRole: 'operator' }), false],
] as const)('where a company’s events are sent: %s', (_, actor, may) => {
  expect(canManageWebhooks(actor)).toBe(may)
})
