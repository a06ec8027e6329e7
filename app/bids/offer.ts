import { type Currency, currencies } from '~/platform/money'
import { parseMoney } from '~/platform/money-text'
import { tidy } from '~/platform/tidy'
import { assetLimits, emptyAsset } from '~/requests/together/asset'
import type { Fields } from '~/translations/document'
import {
  emptyTypedTogether,
  factsOfTogether,
  fieldsOfTogether,
  type OfferTogether,
  type OfferTogetherFacts,
  type TypedTogether,
  typedOfTogether,
  typedTogetherKeys,
} from './offer-together'

/** What a bid says. This object, as canonical JSON, is what is sealed and committed to: its shape never changes silently. */
export interface Offer {
  currency: Currency
  coverage: Coverage[]
  approach: string
  milestones: Milestone[]
  teamSize: number
  team: string
  assumptions: string
  outOfScope: string
  /** Days after the deadline for which the offer stands. */
  validityDays: number
  /** Only where the request is built together. */
  together?: OfferTogether
}

export const answers = ['full', 'partial', 'no'] as const
export type Answer = (typeof answers)[number]

export interface Coverage {
  /** Key of the request's requirement: `r1`. */
  key: string
  answer: Answer
  note: string
}

export interface Milestone {
  title: string
  what: string
  priceMinor: number
  /** Whole weeks; milestones follow one another. */
  weeks: number
}

/** The offer as typed: every value as text, nothing checked. Drafts keep it, so that half a thought survives. */
export interface TypedOffer extends TypedTogether {
  currency: string
  coverage: { key: string; answer: string; note: string }[]
  approach: string
  milestones: TypedMilestone[]
  teamSize: string
  team: string
  assumptions: string
  outOfScope: string
  validityDays: string
}
export interface TypedMilestone {
  title: string
  what: string
  price: string
  weeks: string
}

export const limits = {
  approach: 6_000,
  note: 1_000,
  milestoneTitle: 120,
  milestoneWhat: 1_500,
  words: 3_000,
  milestones: 12,
  requirements: 60,
  weeks: { min: 1, max: 52 },
  teamSize: { min: 1, max: 500 },
  validityDays: { min: 30, max: 180 },
} as const

export const totalMinor = (milestones: readonly Pick<Milestone, 'priceMinor'>[]): number =>
  milestones.reduce((sum, { priceMinor }) => sum + priceMinor, 0)

export const totalWeeks = (milestones: readonly Pick<Milestone, 'weeks'>[]): number => milestones.reduce((sum, { weeks }) => sum + weeks, 0)

/** The total of what has been typed so far; prices that cannot be read yet count as nothing. */
export const typedTotal = (milestones: readonly Pick<TypedMilestone, 'price'>[]): number =>
  milestones.reduce((sum, { price }) => {
    const read = parseMoney(price)
    return sum + (read.ok ? read.minor : 0)
  }, 0)

/** Facts that are shown at opening: numbers and choices, never words. */
export interface OfferFacts {
  coverage: { key: string; answer: Answer }[]
  milestones: { priceMinor: number; weeks: number }[]
  validityDays: number
  together?: OfferTogetherFacts
}

export const factsOf = (offer: Offer): OfferFacts => ({
  coverage: offer.coverage.map(({ key, answer }) => ({ key, answer })),
  milestones: offer.milestones.map(({ priceMinor, weeks }) => ({ priceMinor, weeks })),
  validityDays: offer.validityDays,
  ...(offer.together ? { together: factsOfTogether(offer.together) } : {}),
})

/** Fully covered must-requirements, out of all. */
export function mustCoverage(offer: Offer, requirements: readonly { key: string; level: 'must' | 'should' }[]) {
  const must = requirements.filter(({ level }) => level === 'must')
  const full = new Set(offer.coverage.filter(({ answer }) => answer === 'full').map(({ key }) => key))
  return { mustCovered: must.filter(({ key }) => full.has(key)).length, mustTotal: must.length }
}

/** The words of an offer as fields of its document, in reading order; empty ones are left out. */
export function fieldsOf(offer: Offer): Fields {
  const fields: [string, string][] = [
    ['approach', offer.approach],
    ...offer.coverage.map(({ key, note }): [string, string] => [`coverage.${key}.note`, note]),
    ...offer.milestones.flatMap(({ title, what }, index): [string, string][] => [
      [`milestone.${index + 1}.title`, title],
      [`milestone.${index + 1}.what`, what],
    ]),
    ['team', offer.team],
    ['assumptions', offer.assumptions],
    ['outOfScope', offer.outOfScope],
    ...(offer.together ? fieldsOfTogether(offer.together) : []),
  ]
  return Object.fromEntries(fields.filter(([, text]) => tidy(text) !== ''))
}

/** An offer back in its form, to be revised. */
export const typedOf = ({ together, ...offer }: Offer, plain: (minor: number) => string): TypedOffer => ({
  ...offer,
  ...(together ? typedOfTogether(together) : emptyTypedTogether),
  coverage: offer.coverage.map((entry) => ({ ...entry })),
  milestones: offer.milestones.map(({ title, what, priceMinor, weeks }) => ({
    title,
    what,
    price: plain(priceMinor),
    weeks: String(weeks),
  })),
  teamSize: String(offer.teamSize),
  validityDays: String(offer.validityDays),
})

export const emptyMilestone: TypedMilestone = { title: '', what: '', price: '', weeks: '' }

export const emptyTyped = (currency: Currency): TypedOffer => ({
  ...emptyTypedTogether,
  currency,
  coverage: [],
  approach: '',
  milestones: [emptyMilestone],
  teamSize: '',
  team: '',
  assumptions: '',
  outOfScope: '',
  validityDays: '60',
})

/** Reads the form's flat names (`milestones[2].price`) without judging them. Too much is cut off: this only keeps drafts. */
export function typedFrom(entries: Iterable<readonly [string, unknown]>): TypedOffer {
  const typed: TypedOffer = { ...emptyTyped('INR'), assets: [], milestones: [], validityDays: '' }
  for (const [name, value] of entries) {
    if (typeof value !== 'string') continue
    const text = value.slice(0, 2 * limits.approach)
    const [, list, at, part] = /^(coverage|milestones|assets)\[(\d{1,2})\]\.(\w+)$/.exec(name) ?? []
    if (list === 'coverage' && Number(at) < limits.requirements)
      put(typed.coverage, Number(at), part, text, { key: '', answer: '', note: '' })
    else if (list === 'milestones' && Number(at) < limits.milestones) put(typed.milestones, Number(at), part, text, emptyMilestone)
    else if (list === 'assets' && Number(at) < assetLimits.assets + 1) put(typed.assets, Number(at), part, text, emptyAsset)
    else if (isTextKey(name)) typed[name] = text
  }
  typed.coverage = typed.coverage.filter(Boolean)
  typed.milestones = typed.milestones.filter(Boolean)
  typed.assets = typed.assets.filter(Boolean)
  if (!currencies.some((currency) => currency === typed.currency)) typed.currency = 'INR'
  return typed
}

function put<T extends object>(list: T[], at: number, part: string | undefined, text: string, empty: T) {
  if (!part || !Object.hasOwn(empty, part)) return
  list[at] = { ...(list[at] ?? empty), [part]: text }
}

const textKeys = ['currency', 'approach', 'teamSize', 'team', 'assumptions', 'outOfScope', 'validityDays', ...typedTogetherKeys] as const
const isTextKey = (name: string): name is (typeof textKeys)[number] => (textKeys as readonly string[]).includes(name)
