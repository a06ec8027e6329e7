import { describe, expect, test } from 'vitest'
import { changePasswordSchema, emailSchema, newPasswordSchema, signUpSchema } from './account'

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
