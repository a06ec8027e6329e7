import { z } from 'zod'
import { contactLeaks } from '~/platform/contact-leak'
import { type Currency, currencies, largestMinor } from '~/platform/money'
import { parseMoney } from '~/platform/money-text'
import { tidy } from '~/platform/tidy'
import { answers, limits, type Offer, totalMinor } from './offer'
import { readTogetherOffer, togetherShape } from './together-form'

/** What the form must hold to be sent. Messages are keys: `key|{"max":3}` carries values. Used on the server only. */
const required = 'common:form.error.required'
const tooLong = (max: number) => `common:form.error.tooLong|${JSON.stringify({ max })}`
const outOfRange = (range: { min: number; max: number }) => `common:form.error.outOfRange|${JSON.stringify(range)}`

// Addresses and numbers are exchanged at the award; before it they would only let one bidder talk around the others.
const noContact = (text: string) => text.length > 2 * limits.approach || contactLeaks(text).length === 0
const words = (max: number) =>
  z
    .string({ error: required })
    .transform(tidy)
    .refine((text) => text !== '', required)
    .refine((text) => text.length <= max, tooLong(max))
    .refine(noContact, 'bids:form.error.contact')
const mayBeEmpty = (max: number) =>
  z
    .string()
    .optional()
    .transform(tidy)
    .refine((text) => text.length <= max, tooLong(max))
    .refine(noContact, 'bids:form.error.contact')

const whole = (range: { min: number; max: number }) =>
  z
    .string({ error: required })
    .trim()
    .transform((text) => Number(text.normalize('NFKC')))
    .refine((number) => Number.isInteger(number) && number >= range.min && number <= range.max, outOfRange(range))

const coverage = z.strictObject({
  key: z.string().regex(/^r\d{1,3}$/),
  answer: z.enum(answers, { error: 'common:form.error.requiredChoice' }),
  note: mayBeEmpty(limits.note),
})

const milestone = z.strictObject({
  title: words(limits.milestoneTitle),
  what: words(limits.milestoneWhat),
  price: z.string({ error: required }).trim().min(1, required),
  weeks: whole(limits.weeks),
})

/** In the order of the form, which is that of its errors. */
const shape = {
  /** Revision of the request that the form was shown with. */
  requestRevisionId: z.string().max(64).optional(),
  coverage: z.array(coverage).max(limits.requirements),
  approach: words(limits.approach),
  currency: z.enum(currencies, { error: 'common:form.error.requiredChoice' }),
  milestones: z.array(milestone, { error: 'bids:form.error.noMilestone' }).min(1, 'bids:form.error.noMilestone').max(limits.milestones),
  teamSize: whole(limits.teamSize),
  team: words(limits.words),
  assumptions: mayBeEmpty(limits.words),
  outOfScope: mayBeEmpty(limits.words),
  validityDays: whole(limits.validityDays),
}

/** A typed offer, or what is wrong with it. */
export const offerSchema = z.strictObject(shape).transform(offerFrom)

/** As `offerSchema`, for a request that is built together: what the vendor brings, how rights are divided, which milestone is the pilot. */
export const togetherOfferSchema = z
  .strictObject({ ...shape, ...togetherShape })
  .transform(({ assets, pilot, foreground, buyerShare, licence, territory, exploitation, background, ...typed }, context) => {
    const read = offerFrom(typed, context)
    const together = readTogetherOffer(
      { assets, pilot, foreground, buyerShare, licence, territory, exploitation, background },
      typed.milestones.length,
      (path, message) => context.addIssue({ code: 'custom', path, message }),
      noContact,
    )
    return { ...read, offer: { ...read.offer, together } satisfies Offer }
  })

type Shaped = z.output<z.ZodObject<typeof shape>>

function offerFrom({ requestRevisionId, ...typed }: Shaped, context: Pick<z.RefinementCtx, 'addIssue'>) {
  typed.coverage.forEach(({ answer, note }, index) => {
    if (answer !== 'full' && note === '') {
      context.addIssue({ code: 'custom', path: ['coverage', index, 'note'], message: 'bids:form.error.noteNeeded' })
    }
  })
  let hasUnread = false
  const milestones = typed.milestones.map(({ title, what, price, weeks }, index) => {
    const read = readPrice(price, typed.currency)
    if (!read.ok) {
      hasUnread = true
      context.addIssue({ code: 'custom', path: ['milestones', index, 'price'], message: read.message })
    }
    return { title, what, priceMinor: read.ok ? read.minor : 0, weeks }
  })
  if (!hasUnread && milestones.every(({ priceMinor }) => priceMinor === 0)) {
    context.addIssue({ code: 'custom', path: ['milestones', 0, 'price'], message: 'bids:form.error.noPrice' })
  }
  if (totalMinor(milestones) > largestMinor) {
    context.addIssue({ code: 'custom', path: ['milestones', 0, 'price'], message: 'bids:form.error.totalTooLarge' })
  }
  const offer: Offer = { ...typed, milestones }
  return { requestRevisionId, offer }
}

function readPrice(text: string, currency: Currency): { ok: true; minor: number } | { ok: false; message: string } {
  const read = parseMoney(text)
  if (!read.ok)
    return { ok: false, message: read.reason === 'ambiguous' ? 'bids:form.error.ambiguousPrice' : 'common:form.error.badAmount' }
  if (read.currency && read.currency !== currency) return { ok: false, message: 'bids:form.error.otherCurrency' }
  return { ok: true, minor: read.minor }
}
