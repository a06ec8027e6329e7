import { z } from 'zod'
import { nameField } from '~/accounts/account'
import { type Currency, largestMinor, plainMoney } from '~/platform/money'
import { parseMoney } from '~/platform/money-text'
import { tidy } from '~/platform/tidy'
import { foregrounds, licences } from '~/requests/together/split'
import { type Draft, governingLanguages, limits, type Terms, totalOf, withoutEmpty } from './contract'
import { typedTogetherTerms } from './together-terms'
import { readTogetherTerms, togetherTermsShape } from './together-terms-form'

const required = 'common:form.error.required'
const tooLong = (max: number) => `common:form.error.tooLong|${JSON.stringify({ max })}`

export const words = (max: number) =>
  z
    .string({ error: required })
    .transform(tidy)
    .refine((text) => text.length > 0, required)
    .refine((text) => text.length <= max, tooLong(max))
export const mayBeEmpty = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => tidy(text))
    .refine((text) => text.length <= max, tooLong(max))

/** A day that exists, `YYYY-MM-DD`. */
export const day = z
  .string({ error: required })
  .trim()
  .refine((text) => /^20\d\d-\d\d-\d\d$/.test(text) && isDay(text), 'common:form.error.badDate')
const isDay = (text: string) => {
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

export const whole = (range: { min: number; max: number }) =>
  z
    .string({ error: required })
    .trim()
    .transform((text) => (text === '' ? Number.NaN : Number(text.normalize('NFKC'))))
    .refine(
      (number) => Number.isInteger(number) && number >= range.min && number <= range.max,
      `common:form.error.outOfRange|${JSON.stringify(range)}`,
    )

/** An amount as typed, in the engagement's currency; what is wrong with it as a key. */
export function readAmount(text: string, currency: Currency): { ok: true; minor: number } | { ok: false; message: string } {
  const read = parseMoney(text)
  if (!read.ok)
    return { ok: false, message: read.reason === 'ambiguous' ? 'bids:form.error.ambiguousPrice' : 'common:form.error.badAmount' }
  if (read.currency && read.currency !== currency) return { ok: false, message: 'engagements:error.otherCurrency' }
  return { ok: true, minor: read.minor }
}

const empty = z.string().optional()

/** What stands in the form once. */
const conditions = z.object({
  background: mayBeEmpty(limits.words),
  assumptions: mayBeEmpty(limits.words),
  outOfScope: mayBeEmpty(limits.words),
  special: mayBeEmpty(limits.words),
  foreground: z.enum(foregrounds, { error: 'common:form.error.requiredChoice' }),
  licence: z.enum(licences, { error: 'common:form.error.requiredChoice' }),
  governingLanguage: z.enum(governingLanguages, { error: 'common:form.error.requiredChoice' }),
  confidentialityYears: whole(limits.confidentialityYears),
  warrantyMonths: whole(limits.warrantyMonths),
})

/** The form of a proposal in the contract’s currency: rows that are left empty are not there. */
export const termsSchema = (currency: Currency, isTogether = false) =>
  z
    .strictObject({
      /** Number of the proposal that the form was shown with; 0 before the first. */
      basedOn: z.string().regex(/^\d{1,4}$/),
      milestones: z.array(z.strictObject({ title: empty, what: empty, price: empty, dueOn: empty })).max(limits.milestones + 1),
      deliverables: z
        .array(z.strictObject({ key: z.string().regex(/^r\d{1,3}$/), what: empty, acceptance: empty, milestone: empty }))
        .max(limits.deliverables)
        .default([]),
      clarifications: z
        .array(z.strictObject({ question: empty, answer: empty }))
        .max(limits.clarifications)
        .default([]),
      ...Object.fromEntries(Object.keys(conditions.shape).map((name) => [name, z.unknown()])),
      ...(isTogether ? Object.fromEntries(Object.keys(togetherTermsShape).map((name) => [name, z.unknown()])) : {}),
    })
    .transform((typed, context): Draft & { basedOn: number } => {
      const say = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message })
      const fields: Record<string, string> = {}
      const milestones: Terms['milestones'] = []
      let before = ''
      typed.milestones.forEach((row, index) => {
        if (isBlank(row)) return
        const at = (name: string) => ['milestones', index, name]
        const [title, what] = [tidy(row.title ?? ''), tidy(row.what ?? '')]
        for (const [name, text, max] of [
          ['title', title, limits.title],
          ['what', what, limits.words],
        ] as const) {
          if (text === '') say(at(name), required)
          else if (text.length > max) say(at(name), tooLong(max))
        }
        const price = readAmount(row.price ?? '', currency)
        if (!price.ok) say(at('price'), row.price?.trim() ? price.message : required)
        const due = day.safeParse(row.dueOn ?? '')
        if (!due.success) say(at('dueOn'), row.dueOn ? 'common:form.error.badDate' : required)
        else if (due.data < before) say(at('dueOn'), 'engagements:error.dueOrder')
        else before = due.data
        milestones.push({ priceMinor: price.ok ? price.minor : 0, dueOn: due.success ? due.data : '' })
        fields[`milestone.${milestones.length}.title`] = title
        fields[`milestone.${milestones.length}.what`] = what
      })
      if (milestones.length === 0) say(['milestones', 0, 'title'], 'bids:form.error.noMilestone')
      else if (milestones.length > limits.milestones)
        say(['milestones', 0, 'title'], `common:form.error.tooMany|{"max":${limits.milestones}}`)
      else if (milestones.every(({ priceMinor }) => priceMinor === 0)) say(['milestones', 0, 'price'], 'bids:form.error.noPrice')
      else if (totalOf({ milestones }) > largestMinor) say(['milestones', 0, 'price'], 'bids:form.error.totalTooLarge')
      const deliverables: Terms['deliverables'] = []
      typed.deliverables.forEach(({ key, milestone, ...row }, index) => {
        const [what, acceptance] = [tidy(row.what ?? ''), tidy(row.acceptance ?? '')]
        if (what === '' && acceptance === '') return
        const at = (name: string) => ['deliverables', index, name]
        for (const [name, text] of Object.entries({ what, acceptance })) {
          if (text === '') say(at(name), required)
          else if (text.length > limits.words) say(at(name), tooLong(limits.words))
        }
        const number = Number(milestone)
        if (!Number.isInteger(number) || number < 1 || number > milestones.length) say(at('milestone'), 'common:form.error.badChoice')
        deliverables.push({ key, milestone: number })
        fields[`requirement.${key}.what`] = what
        fields[`requirement.${key}.acceptance`] = acceptance
      })
      let clarifications = 0
      typed.clarifications.forEach((row, index) => {
        const [question, answer] = [tidy(row.question ?? ''), tidy(row.answer ?? '')]
        if (question === '' && answer === '') return
        for (const [name, text] of Object.entries({ question, answer })) {
          if (text === '') say(['clarifications', index, name], required)
          else if (text.length > limits.words) say(['clarifications', index, name], tooLong(limits.words))
        }
        clarifications++
        fields[`clarification.${clarifications}.question`] = question
        fields[`clarification.${clarifications}.answer`] = answer
      })
      // Judged here, beside the rows: an object's transform does not run when one of its fields is refused, and all that is wrong is told at once.
      const rest = conditions.safeParse(
        Object.fromEntries(Object.keys(conditions.shape).map((name) => [name, (typed as Record<string, unknown>)[name]])),
      )
      const together = isTogether ? readTogetherTerms(typed, milestones.length, say) : null
      if (!rest.success) {
        for (const { path, message } of rest.error.issues) say(path as string[], message)
        return z.NEVER
      }
      const { background, assumptions, outOfScope, special, foreground, licence, governingLanguage, confidentialityYears, warrantyMonths } =
        rest.data
      return {
        basedOn: Number(typed.basedOn),
        terms: {
          milestones,
          deliverables,
          clarifications,
          foreground,
          licence,
          governingLanguage,
          confidentialityYears,
          warrantyMonths,
          ...(together ? { together: together.terms } : {}),
        },
        fields: withoutEmpty({ ...fields, ...Object.fromEntries(together?.fields ?? []), background, assumptions, outOfScope, special }),
      }
    })

const isBlank = (row: Record<string, string | undefined>): boolean => Object.values(row).every((text) => (text ?? '').trim() === '')

/** A draft as the form shows it: `milestones[0].price` and so on. */
export function typedTerms({ terms, fields }: Draft): Record<string, string> {
  const typed: Record<string, string> = {}
  terms.milestones.forEach(({ priceMinor, dueOn }, index) => {
    typed[`milestones[${index}].title`] = fields[`milestone.${index + 1}.title`] ?? ''
    typed[`milestones[${index}].what`] = fields[`milestone.${index + 1}.what`] ?? ''
    typed[`milestones[${index}].price`] = plainMoney(priceMinor)
    typed[`milestones[${index}].dueOn`] = dueOn
  })
  terms.deliverables.forEach(({ key, milestone }, index) => {
    typed[`deliverables[${index}].key`] = key
    typed[`deliverables[${index}].what`] = fields[`requirement.${key}.what`] ?? ''
    typed[`deliverables[${index}].acceptance`] = fields[`requirement.${key}.acceptance`] ?? ''
    typed[`deliverables[${index}].milestone`] = String(milestone)
  })
  for (let number = 1; number <= terms.clarifications; number++) {
    typed[`clarifications[${number - 1}].question`] = fields[`clarification.${number}.question`] ?? ''
    typed[`clarifications[${number - 1}].answer`] = fields[`clarification.${number}.answer`] ?? ''
  }
  for (const name of ['background', 'assumptions', 'outOfScope', 'special'] as const) typed[name] = fields[name] ?? ''
  for (const name of ['foreground', 'licence', 'governingLanguage', 'confidentialityYears', 'warrantyMonths'] as const)
    typed[name] = String(terms[name])
  return terms.together ? { ...typed, ...typedTogetherTerms(terms.together, fields) } : typed
}

export const signSchema = z.strictObject({
  number: z.string().regex(/^\d{1,4}$/),
  sha256Zh: z.string().regex(/^[0-9a-f]{64}$/),
  sha256En: z.string().regex(/^[0-9a-f]{64}$/),
  name: nameField,
  agreed: z.literal('on', { error: 'engagements:error.notAgreed' }),
})
