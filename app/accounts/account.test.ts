import { describe, expect, test } from 'vitest'
import { canManagePeople, changePasswordSchema, emailSchema, firstScreenOf, newPasswordSchema, signUpSchema } from './account'
import type { Actor } from './actor'

const form = {
  kind: 'buyer',
  company: 'new',
  companyName: '徐州恒驰齿轮有限公司',
  identifier: '9144 0300 1922 0382 16',
  name: '李伟',
  email: ' Li.Wei@Example.COM ',
  password: '  八个字的密码吗  ',
  consent: 'on',
}
const messagesOf = (input: unknown) =>
  Object.fromEntries((signUpSchema.safeParse(input).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]))

describe('the sign-up form', () => {
  test('takes the password exactly as typed and the address in one form', () => {
    const read = signUpSchema.parse(form)
    expect(read.password).toBe('  八个字的密码吗  ')
    expect(read.email).toBe('li.wei@example.com')
  })

  test('names a wrong character of the registration number, and the number that was probably meant', () => {
    expect(messagesOf({ ...form, identifier: '91440300I92203821O' }).identifier).toMatch(
      /^companies:identifier\.uscc\.(suggestion|didYouMean)\|/,
    )
    expect(messagesOf({ ...form, identifier: '914403001922038217' }).identifier).toMatch(/^companies:identifier\.uscc\.checkDigit\|/)
    expect(messagesOf({ ...form, kind: 'vendor', identifier: '27AAACR5055K1Z0' }).identifier).toMatch(/gstin\.checkDigit/)
    expect(messagesOf({ ...form, kind: 'vendor', identifier: '27AAACR5055K1Z7' })).toEqual({})
  })

  test('wants a company name for a new company only', () => {
    expect(messagesOf({ ...form, companyName: ' ' })).toEqual({ companyName: 'accounts:error.needed.companyName' })
    expect(messagesOf({ ...form, company: 'join', companyName: undefined })).toEqual({})
  })

  test('tells of a wrong number and a missing company name together with whatever else is wrong', () => {
    expect(
      Object.keys(messagesOf({ ...form, name: '', email: 'nobody', companyName: '', identifier: '91350100M000100Y4Z' })).sort(),
    ).toEqual(['companyName', 'email', 'identifier', 'name'])
    expect(messagesOf({}).identifier).toBe('accounts:error.needed.identifier')
    expect(messagesOf({ ...form, kind: 'spy', identifier: 'x' })).toEqual({ kind: 'accounts:error.needed.kind' })
  })

  test('refuses names that hide or turn text, and fields that it does not know', () => {
    expect(messagesOf({ ...form, name: 'Li\u202eWei' }).name).toBe('common:form.error.badName')
    expect(signUpSchema.safeParse({ ...form, staffRole: 'operator' }).success).toBe(false)
  })
})

describe('passwords', () => {
  test('have 8 to 128 characters of any script', () => {
    const isFine = (password: string) => newPasswordSchema.safeParse({ password }).success
    expect(['1234567', 'x'.repeat(129)].map(isFine)).toEqual([false, false])
    expect(['12345678', '密'.repeat(128), '🔑'.repeat(8), ' '.repeat(8)].map(isFine)).toEqual([true, true, true, true])
  })

  test('an old one is never held to the rules of new ones', () => {
    expect(changePasswordSchema.safeParse({ currentPassword: 'x', newPassword: 'long enough' }).success).toBe(true)
  })
})

test('an address needs a domain', () => {
  expect(['a@b.cn', 'a', 'a@', '@b.cn', 'a b@c.cn'].map((email) => emailSchema.safeParse({ email }).success)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

describe('the first screen', () => {
  const nobody: Actor = {
    personId: 'p',
    name: 'Li Wei',
    email: 'li@example.com',
    isEmailVerified: true,
    language: 'en',
    timeZone: 'UTC',
    staffRole: null,
    company: null,
    sessionId: 's',
  }
  const of = (kind: 'buyer' | 'vendor'): Actor => ({
    ...nobody,
    company: { id: 'c', ref: 'C-1', kind, role: 'owner', status: 'registered', isVerified: false, nameZh: '', nameEn: '' },
  })

  test.each([
    [{ ...nobody, staffRole: 'moderator' as const }, '/triage'],
    [{ ...nobody, staffRole: 'operator' as const }, '/staff'],
    [{ ...nobody, staffRole: 'auditor' as const }, '/staff/audit'],
    [of('buyer'), '/my/requests'],
    [of('vendor'), '/my/bids'],
    [nobody, null],
    [{ ...of('buyer'), isEmailVerified: false }, null],
  ])('of %o is %s', (actor, screen) => {
    expect(firstScreenOf(actor)).toBe(screen)
  })

  test('only operators manage people', () => {
    const may = ([null, nobody, of('buyer'), of('vendor')] as const).map(canManagePeople)
    expect(may).toEqual([false, false, false, false])
    expect((['moderator', 'auditor', 'operator'] as const).map((staffRole) => canManagePeople({ ...nobody, staffRole }))).toEqual([
      false,
      false,
      true,
    ])
  })
})
