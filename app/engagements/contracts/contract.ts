import type { ContractProposalTable, EngagementStatus } from '#db/schema'
import type { OfferTogetherFacts } from '~/bids/offer-together'
import { changedAssets } from '~/requests/together/asset'
import type { Foreground, Licence } from '~/requests/together/split'
import type { TogetherFacts } from '~/requests/together/together'
import type { Fields } from '~/translations/document'
import type { Side } from '../engagement'
import { drawTogether, type TogetherTerms } from './together-terms'

/** Terms that one side has put forward. Both sides read them in their language before anybody signs. */
export type ProposalStatus = ContractProposalTable['status']

/** The one table of legal moves. A counter-proposal supersedes what it answers; what both have signed never changes again. */
export const transitions: Record<ProposalStatus, readonly ProposalStatus[]> = {
  in_translation: ['ready', 'withdrawn'],
  ready: ['superseded', 'signed', 'withdrawn'],
  superseded: [],
  signed: [],
  withdrawn: [],
}

export const canMove = (from: ProposalStatus, to: ProposalStatus): boolean => transitions[from].includes(to)

/** What both sides must agree on as numbers and choices: no translation touches them. */
export interface Terms {
  milestones: { priceMinor: number; dueOn: string }[]
  /** Key of the request's requirement (words are in `requirement.<key>.…`), and with which milestone it is accepted, from 1. */
  deliverables: { key: string; milestone: number }[]
  /** How many published answers stand in the contract. */
  clarifications: number
  foreground: Foreground
  licence: Licence
  confidentialityYears: number
  governingLanguage: GoverningLanguage
  warrantyMonths: number
  /** Only of what is built together, and of all of that. */
  together?: TogetherTerms
}

/** Which text decides where the two differ. */
export const governingLanguages = ['both', 'zh-CN', 'en'] as const
export type GoverningLanguage = (typeof governingLanguages)[number]

export const limits = {
  milestones: 12,
  deliverables: 60,
  clarifications: 20,
  title: 120,
  words: 3_000,
  confidentialityYears: { min: 1, max: 10 },
  warrantyMonths: { min: 0, max: 60 },
} as const

/** A contract's numbers and its words in one language. */
export interface Draft {
  terms: Terms
  fields: Fields
}

interface Sources {
  /** Requirements of the request in order. */
  requirements: readonly string[]
  request: Fields
  bid: Fields
  milestones: readonly { priceMinor: number; weeks: number }[]
  answers: readonly { question: string; answer: string }[]
  /** Day on which the work would begin, `YYYY-MM-DD`. */
  startOn: string
  /** Of a request that is built together. */
  together?: { request: TogetherFacts; bid: OfferTogetherFacts } | null
}

/**
 * The first draft: what the request asks for, what the winning bid offers, what was answered in public. Deliverables are accepted with the
 * last milestone until somebody says otherwise.
 */
export function drawTerms({ requirements, request, bid, milestones, answers, startOn, together }: Sources): Draft {
  const kept = answers.slice(0, limits.clarifications)
  let weeks = 0
  const built = together
    ? drawTogether({ request: { facts: together.request, fields: request }, bid: { facts: together.bid, fields: bid } })
    : null
  const terms: Terms = {
    milestones: milestones.map((each) => {
      weeks += each.weeks
      return { priceMinor: each.priceMinor, dueOn: daysAfter(startOn, weeks * 7) }
    }),
    deliverables: requirements.map((key) => ({ key, milestone: milestones.length })),
    clarifications: kept.length,
    foreground: together?.bid.split.foreground ?? 'buyer',
    licence: together?.bid.split.licence ?? 'ownUse',
    confidentialityYears: 3,
    governingLanguage: 'both',
    warrantyMonths: 12,
    ...(built ? { together: built.terms } : {}),
  }
  const fields: Fields = {
    ...Object.fromEntries(
      milestones.flatMap((_, index) => [
        [`milestone.${index + 1}.title`, bid[`milestone.${index + 1}.title`] ?? ''],
        [`milestone.${index + 1}.what`, bid[`milestone.${index + 1}.what`] ?? ''],
      ]),
    ),
    ...Object.fromEntries(
      requirements.flatMap((key) => [
        [`requirement.${key}.what`, request[`requirement.${key}.what`] ?? ''],
        [`requirement.${key}.acceptance`, request[`requirement.${key}.acceptance`] ?? ''],
      ]),
    ),
    ...Object.fromEntries(
      kept.flatMap(({ question, answer }, index) => [
        [`clarification.${index + 1}.question`, question],
        [`clarification.${index + 1}.answer`, answer],
      ]),
    ),
    assumptions: bid.assumptions ?? '',
    outOfScope: bid.outOfScope ?? '',
    background: '',
    special: '',
    ...built?.fields,
  }
  return { terms, fields: withoutEmpty(fields) }
}

/** A document holds no empty fields: there would be nothing to translate. */
export const withoutEmpty = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, text]) => text.trim() !== ''))

/** A calendar day moved by whole days. */
export const daysAfter = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + count * 86_400_000).toISOString().slice(0, 10)

export const totalOf = (terms: Pick<Terms, 'milestones'>): number => terms.milestones.reduce((sum, { priceMinor }) => sum + priceMinor, 0)

/** Names of the terms that differ, in reading order: numbers and choices. Words are compared by `changedFields`. */
export function changedTerms(before: Terms, after: Terms): string[] {
  const names: string[] = []
  for (let index = 0; index < Math.max(before.milestones.length, after.milestones.length); index++) {
    const [a, b] = [before.milestones[index], after.milestones[index]]
    if (a?.priceMinor !== b?.priceMinor) names.push(`milestone.${index + 1}.price`)
    if (a?.dueOn !== b?.dueOn) names.push(`milestone.${index + 1}.dueOn`)
  }
  for (const { key, milestone } of after.deliverables) {
    const old = before.deliverables.find((each) => each.key === key)
    if (old && old.milestone !== milestone) names.push(`requirement.${key}.milestone`)
  }
  for (const name of ['foreground', 'licence', 'confidentialityYears', 'governingLanguage', 'warrantyMonths'] as const)
    if (before[name] !== after[name]) names.push(name)
  return [...names, ...changedTogether(before.together, after.together)]
}

function changedTogether(before: TogetherTerms | undefined, after: TogetherTerms | undefined): string[] {
  if (!before || !after) return []
  const names: string[] = (['pilot', 'buyerShare', 'territory'] as const).filter((name) => before[name] !== after[name])
  for (const list of ['buyerAssets', 'vendorAssets'] as const)
    names.push(...changedAssets(before[list], after[list]).map((key) => `${list}.${key}.facts`))
  return names
}

// ── whose turn ──────────────────────────────────────────────────────────────────────────────
export interface Proposal {
  number: number
  side: Side
  status: ProposalStatus
}

/**
 * The buyer begins; after that, whoever did not write the last proposal, once it reads in both languages. Who took its own back goes again.
 * Null when nobody may.
 */
export function whoProposes(status: EngagementStatus, last: Proposal | null): Side | null {
  if (status !== 'contracting') return null
  if (!last) return 'buyer'
  if (last.status === 'withdrawn') return last.side
  return last.status === 'ready' ? (last.side === 'buyer' ? 'vendor' : 'buyer') : null
}

/** A side signs once, what reads in both languages. */
export const canSign = (side: Side, status: EngagementStatus, last: Proposal | null, signed: readonly Side[]): boolean =>
  status === 'contracting' && last?.status === 'ready' && !signed.includes(side)

/** Whoever proposed it takes it back, as long as nobody has signed it. */
export const mayWithdraw = (side: Side | null, status: EngagementStatus, last: Proposal | null, signed: readonly Side[]): boolean =>
  status === 'contracting' && last !== null && side === last.side && canMove(last.status, 'withdrawn') && signed.length === 0
