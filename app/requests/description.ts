import type { RequestMode, RequestTable, Vertical } from '#db/schema'
import { type Currency, isCurrency } from '~/platform/money'
import { parseMoney } from '~/platform/money-text'
import { tidy } from '~/platform/tidy'
import type { Fields } from '~/translations/document'
import {
  biddingDays,
  confidentialities,
  divisions,
  isDivisionOf,
  levels,
  serviceKinds,
  startWishes,
  technologies,
  verticals,
  workplaces,
} from './request'
import {
  emptyTogether,
  missingTogether,
  modes,
  readTogether,
  type Together,
  togetherFields,
  togetherFrom,
  togetherJson,
} from './together/together'

/** What a buyer states in a request: its words, which become a document, and its facts. */
export interface Description {
  title: string
  /** One or two sentences for the board. */
  summary: string
  problem: string
  /** Machines and systems on site. */
  systems: string
  requirements: Requirement[]
  notes: string
  vertical: Vertical | null
  /** GB/T 4754-2017. */
  division: string | null
  technologies: string[]
  serviceKind: string | null
  currency: Currency
  /** Minor units. */
  budgetMin: number | null
  budgetMax: number | null
  /** Common working days. */
  biddingDays: number
  startWish: string | null
  workplace: string | null
  confidentiality: 'open' | 'nda'
  mode: RequestMode
  together: Together
  /** The buyer wants to read the other language before it goes out. */
  wantsConfirm: boolean
}

/** One deliverable. */
export interface Requirement {
  /** `r1`, `r2`… never used twice within a request. */
  key: string
  level: 'must' | 'should'
  what: string
  /** How the buyer will check that it is there. */
  acceptance: string
}

export const emptyDescription: Description = {
  title: '',
  summary: '',
  problem: '',
  systems: '',
  requirements: [],
  notes: '',
  vertical: null,
  division: null,
  technologies: [],
  serviceKind: null,
  currency: 'CNY',
  budgetMin: null,
  budgetMax: null,
  biddingDays: biddingDays.usual,
  startWish: null,
  workplace: null,
  confidentiality: 'open',
  mode: 'buy',
  together: emptyTogether,
  wantsConfirm: false,
}

/** Most characters of each text. */
export const limits = {
  title: 120,
  summary: 300,
  problem: 5_000,
  systems: 5_000,
  notes: 3_000,
  what: 1_000,
  acceptance: 1_000,
  change: 1_000,
} as const
export const mostRequirements = 30

/** Fields without which a request cannot be handed in: nine, since nobody finishes a long form. The first deliverable counts as two. */
export const requiredFields = [
  'title',
  'summary',
  'problem',
  'systems',
  'what',
  'acceptance',
  'vertical',
  'serviceKind',
  'budgetMax',
] as const

/** Reason keys per form field. */
export type Errors = Record<string, string[]>

const keyPattern = /^r[1-9]\d{0,2}$/

/**
 * Reads the form as far as it goes: a draft may be half empty. Errors only name what cannot be kept as it is (too long, an amount that
 * cannot be read); everything else is in the description.
 */
export function readDescription(form: FormData): { description: Description; errors: Errors } {
  const errors: Errors = {}
  const words = (name: string, most: number): string => {
    const text = tidy(form.get(name))
    if (text.length > most) errors[name] = [`requests:error.tooLong|${JSON.stringify({ max: most })}`]
    return text
  }
  const currency = form.get('currency')
  const amount = (name: string): number | null => {
    const typed = tidy(form.get(name))
    if (typed === '') return null
    const read = parseMoney(typed)
    if (!read.ok) errors[name] = [`requests:error.money.${read.reason}`]
    else if (read.currency && read.currency !== currency) errors[name] = ['requests:error.money.otherCurrency']
    else return read.minor
    return null
  }
  const vertical = oneOf(verticals, form.get('vertical'))
  const division = tidy(form.get('division'))
  const days = Number(tidy(form.get('biddingDays')) || biddingDays.usual)
  if (!isBiddingDays(days))
    errors.biddingDays = [`requests:error.biddingDays|${JSON.stringify({ min: biddingDays.least, max: biddingDays.most })}`]
  const description: Description = {
    title: words('title', limits.title).replace(/\s+/g, ' '),
    summary: words('summary', limits.summary),
    problem: words('problem', limits.problem),
    systems: words('systems', limits.systems),
    requirements: keysOf(form).map((key) => ({
      key,
      level: oneOf(levels, form.get(`requirement.${key}.level`)) ?? 'must',
      what: words(`requirement.${key}.what`, limits.what),
      acceptance: words(`requirement.${key}.acceptance`, limits.acceptance),
    })),
    notes: words('notes', limits.notes),
    vertical,
    division: vertical && isDivisionOf(vertical, division) ? division : null,
    technologies: technologies.filter((technology) => form.getAll('technologies').includes(technology)),
    serviceKind: oneOf(serviceKinds, form.get('serviceKind')),
    currency: isCurrency(currency) ? currency : 'CNY',
    budgetMin: amount('budgetMin'),
    budgetMax: amount('budgetMax'),
    biddingDays: isBiddingDays(days) ? days : biddingDays.usual,
    startWish: oneOf(startWishes, form.get('startWish')),
    workplace: oneOf(workplaces, form.get('workplace')),
    confidentiality: oneOf(confidentialities, form.get('confidentiality')) ?? 'open',
    mode: oneOf(modes, form.get('mode')) ?? 'buy',
    together: readTogether(form, words),
    wantsConfirm: form.get('wantsConfirm') === 'on',
  }
  return { description, errors }
}

/** What is missing before a request can be handed in; empty when it is complete. */
export function missingIn(description: Description): Errors {
  const errors: Errors = {}
  for (const name of ['title', 'summary', 'problem', 'systems'] as const) {
    if (description[name].trim() === '') errors[name] = [`requests:error.missing.${name}`]
  }
  const written = description.requirements.filter(isWritten)
  for (const { key, what, acceptance } of written) {
    if (what.trim() === '') errors[`requirement.${key}.what`] = ['requests:error.missing.what']
    if (acceptance.trim() === '') errors[`requirement.${key}.acceptance`] = ['requests:error.missing.acceptance']
  }
  const first = description.requirements[0]?.key ?? 'r1'
  if (written.length === 0) errors[`requirement.${first}.what`] = ['requests:error.missing.requirements']
  else if (!written.some(({ level }) => level === 'must')) errors[`requirement.${first}.level`] = ['requests:error.missing.must']
  if (!description.vertical) errors.vertical = ['requests:error.missing.vertical']
  if (!description.serviceKind) errors.serviceKind = ['requests:error.missing.serviceKind']
  if (description.budgetMax === null) errors.budgetMax = ['requests:error.missing.budgetMax']
  else if (description.budgetMax <= 0) errors.budgetMax = ['requests:error.money.zero']
  else if (description.budgetMin !== null && description.budgetMin > description.budgetMax)
    errors.budgetMin = ['requests:error.budgetOrder']
  return { ...errors, ...missingTogether(description.mode, description.together) }
}

/** The words of a description as the fields of its document, in the order in which they are read. Empty ones are left out. */
export function fieldsOf(description: Description): Fields {
  const fields: Fields = {}
  const add = (name: string, text: string) => {
    if (text.trim() !== '') fields[name] = text
  }
  for (const name of ['title', 'summary', 'problem', 'systems'] as const) add(name, description[name])
  for (const { key, what, acceptance } of description.requirements) {
    add(`requirement.${key}.what`, what)
    add(`requirement.${key}.acceptance`, acceptance)
  }
  for (const [name, text] of togetherFields(description.mode, description.together)) add(name, text)
  add('notes', description.notes)
  return fields
}

/** The facts of a request as its row has them. */
export type FactsRow = Pick<
  RequestTable,
  'vertical' | 'division' | 'serviceKind' | 'currency' | 'budgetMin' | 'budgetMax' | 'biddingDays' | 'startWish' | 'workplace' | SaidOnce
>
type SaidOnce = 'confidentiality' | 'mode' | 'togetherJson' | 'wantsConfirm'

export const factsOf = (description: Description): FactsRow => ({
  vertical: description.vertical,
  division: description.division,
  serviceKind: description.serviceKind,
  currency: description.currency,
  budgetMin: description.budgetMin,
  budgetMax: description.budgetMax,
  biddingDays: description.biddingDays,
  startWish: description.startWish,
  workplace: description.workplace,
  confidentiality: description.confidentiality,
  mode: description.mode,
  togetherJson: togetherJson(description.mode, description.together),
  wantsConfirm: description.wantsConfirm ? 1 : 0,
})

/** The description again, from its document and its rows. */
export const descriptionFrom = (
  fields: Fields,
  facts: FactsRow,
  requirements: readonly Pick<Requirement, 'key' | 'level'>[],
  chosen: readonly string[],
): Description => ({
  title: fields.title ?? '',
  summary: fields.summary ?? '',
  problem: fields.problem ?? '',
  systems: fields.systems ?? '',
  requirements: requirements.map(({ key, level }) => ({
    key,
    level,
    what: fields[`requirement.${key}.what`] ?? '',
    acceptance: fields[`requirement.${key}.acceptance`] ?? '',
  })),
  notes: fields.notes ?? '',
  vertical: facts.vertical,
  division: facts.division,
  technologies: technologies.filter((technology) => chosen.includes(technology)),
  serviceKind: facts.serviceKind,
  currency: facts.currency,
  budgetMin: facts.budgetMin,
  budgetMax: facts.budgetMax,
  biddingDays: facts.biddingDays,
  startWish: facts.startWish,
  workplace: facts.workplace,
  confidentiality: facts.confidentiality,
  mode: facts.mode,
  together: togetherFrom(facts.togetherJson, fields),
  wantsConfirm: facts.wantsConfirm === 1,
})

/** Deliverables without any words are not kept when a request is handed in. */
export const withoutBlanks = (description: Description): Description => ({
  ...description,
  requirements: description.requirements.filter(isWritten),
})

/** The key of the next deliverable, given every key that the request has ever used. */
export const nextKey = (used: readonly string[]): string => `r${Math.max(0, ...used.map((key) => Number(key.slice(1)) || 0)) + 1}`

/** Keys of deliverables among the fields of a document. */
export const requirementKeysOf = (fields: Fields): string[] => [
  ...new Set(Object.keys(fields).flatMap((name) => /^requirement\.(r\d+)\./.exec(name)?.[1] ?? [])),
]

export const isBiddingDays = (days: number): boolean => Number.isInteger(days) && days >= biddingDays.least && days <= biddingDays.most

/** All texts of a description, for a look at what should not be in them. */
export const wordsOf = (description: Description): string => Object.values(fieldsOf(description)).join('\n')

/** Every division of the verticals, for a list that works without a script. */
export const allDivisions = verticals.flatMap((vertical) => divisions[vertical].map((division) => ({ vertical, division })))

const isWritten = ({ what, acceptance }: Requirement) => what.trim() !== '' || acceptance.trim() !== ''

function keysOf(form: FormData): string[] {
  const keys = new Set<string>()
  for (const name of form.keys()) {
    const key = /^requirement\.(r\d+)\.(?:what|acceptance|level)$/.exec(name)?.[1]
    if (key && keyPattern.test(key)) keys.add(key)
  }
  return [...keys].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))).slice(0, mostRequirements)
}

function oneOf<T extends string>(list: readonly T[], value: unknown): T | null {
  return list.find((each) => each === value) ?? null
}
