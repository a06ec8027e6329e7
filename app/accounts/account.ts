import { z } from 'zod'
import type { CompanyKind, StaffRole } from '#db/schema'
import { parseGstin, parseUscc } from '~/companies/identifiers'
import { identifierMessage } from '~/companies/registration-form'
import type { Language } from '~/platform/i18n/language'
import { parseName } from '~/platform/text'
import { type Actor, isOperator, type MaybeActor } from './actor'
import { longestPassword, shortestPassword } from './password-limits'
import { timeZones } from './time-zones'

/** Lower case and without surrounding spaces, as addresses are kept and compared. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

export const emailField = z
  .string({ error: 'accounts:error.needed.email' })
  .max(254, 'common:form.error.tooLong|{"max":254}')
  .transform(normalisedEmail)
  .pipe(z.email('common:form.error.badEmail'))

/** Opens every account of the demonstration; anybody may know it, so outside a demonstration it opens none. */
export const demoPassword = 'setuqiao-demo-2026'

/** 8 to 128 characters of any script, taken as typed: nothing trimmed, folded or cut. */
export const newPasswordField = z
  .string({ error: 'accounts:error.needed.newPassword' })
  .refine((password) => [...password].length >= shortestPassword, `accounts:error.passwordShort|{"min":${shortestPassword}}`)
  .refine((password) => [...password].length <= longestPassword, `accounts:error.passwordLong|{"max":${longestPassword}}`)
  .refine((password) => password !== demoPassword, 'accounts:error.passwordKnown')

/** A password to compare: whatever is typed, within reason. */
const passwordField = z.string({ error: 'accounts:error.needed.password' }).max(512, 'accounts:error.signIn')

/** A name that people see beside others: one Unicode form, nothing hidden, no scripts that pose as each other. */
export const nameField = z.string({ error: 'accounts:error.needed.name' }).transform((text, check) => {
  const name = parseName(text, longestName)
  if (name.ok) return name.value
  check.addIssue({ code: 'custom', message: nameMessages[name.reason] })
  return z.NEVER
})
const longestName = 80
const nameMessages = {
  empty: 'accounts:error.needed.name',
  tooLong: `common:form.error.tooLong|{"max":${longestName}}`,
  hiddenCharacter: 'common:form.error.badName',
  mixedScripts: 'common:form.error.badName',
}

const consentField = z.literal('on', { error: 'accounts:error.consent' })

/** The registration number that companies of a kind sign up with. */
export const parseIdentifier = (kind: CompanyKind, text: string) => (kind === 'buyer' ? parseUscc(text) : parseGstin(text))

interface SignUpFields {
  kind?: unknown
  company?: unknown
  companyName?: unknown
  identifier?: unknown
}

export const signUpSchema = z
  .strictObject({
    kind: z.enum(['buyer', 'vendor'], { error: 'accounts:error.needed.kind' }),
    company: z.enum(['new', 'join'], { error: 'common:form.error.requiredChoice' }),
    companyName: z.string().max(120, 'common:form.error.tooLong|{"max":120}').default(''),
    identifier: z.string({ error: 'accounts:error.needed.identifier' }).max(60, 'common:form.error.tooLong|{"max":60}'),
    name: nameField,
    email: emailField,
    password: newPasswordField,
    consent: consentField,
  })
  .superRefine(
    ({ kind, company, companyName, identifier }: SignUpFields, check) => {
      if (company === 'new' && String(companyName ?? '').trim() === '')
        check.addIssue({ code: 'custom', path: ['companyName'], message: 'accounts:error.needed.companyName' })
      if (typeof identifier !== 'string' || (kind !== 'buyer' && kind !== 'vendor')) return
      const read = parseIdentifier(kind, identifier)
      if (read.ok) return
      const message =
        read.reason === 'empty' ? 'accounts:error.needed.identifier' : identifierMessage(kind === 'buyer' ? 'uscc' : 'gstin', read)
      check.addIssue({ code: 'custom', path: ['identifier'], message })
    },
    // Also when other fields are wrong: nobody should send a form twice to learn of two mistakes.
    { when: () => true },
  )

/** By invitation: the company is known already. */
export const invitedSchema = z.strictObject({ name: nameField, password: newPasswordField, consent: consentField })

export const signInSchema = z.strictObject({
  email: z.string({ error: 'accounts:error.needed.email' }).max(254, 'accounts:error.signIn').transform(normalisedEmail),
  password: passwordField,
  back: z.string().max(500).optional(),
})

export const emailSchema = z.strictObject({ email: emailField })
export const newPasswordSchema = z.strictObject({ password: newPasswordField })
export const changePasswordSchema = z.strictObject({ currentPassword: passwordField, newPassword: newPasswordField })

export const detailsSchema = z.strictObject({
  name: nameField,
  language: z.enum(['zh-CN', 'en'], { error: 'common:form.error.badChoice' }),
  timeZone: z.enum(timeZones, { error: 'common:form.error.badChoice' }),
})

export const roleSchema = z.strictObject({
  role: z.enum(['moderator', 'operator', 'auditor', 'none'], { error: 'common:form.error.badChoice' }),
})

/** A zone to begin with: where companies of that kind are. */
export const zoneOf = (kind: CompanyKind | null, language: Language): string =>
  kind === 'vendor' || (kind === null && language === 'en') ? 'Asia/Kolkata' : 'Asia/Shanghai'

/** The first screen that answers "what must I do now?"; `null` while there is something to do about the account itself. */
export function firstScreenOf(actor: Actor): string | null {
  if (!actor.isEmailVerified) return null
  if (actor.staffRole) return staffScreens[actor.staffRole]
  return actor.company ? companyScreens[actor.company.kind] : null
}
const staffScreens: Record<StaffRole, string> = { moderator: '/triage', operator: '/staff', auditor: '/staff/audit' }
const companyScreens: Record<CompanyKind, string> = { buyer: '/my/requests', vendor: '/my/bids' }

/** Operators look after people and their roles. */
export const canManagePeople = (actor: MaybeActor): actor is Actor => isOperator(actor)
