import type { Offer } from '~/bids/offer'
import type { OfferTogether } from '~/bids/offer-together'
import type { Description } from '~/requests/description'
import type { Asset } from '~/requests/together/asset'
import { emptyTogether } from '~/requests/together/together'
import { type AssetSeed, type BidSeed, type Bilingual, type RequestSeed, type SeedLanguage, sourceText } from './content'

/** The texts of one document by the names of its fields. */
export type Texts = Record<string, Bilingual>

/** Sentence by sentence what the moderators write, for `field` and source sentence; nothing where the content has no translation yet. */
export function translator(texts: Texts): (field: string, source: string) => string | undefined {
  const known = new Map(
    Object.entries(texts).flatMap(([field, text]) =>
      text.lines.flat().flatMap(([source, target]): [string, string][] => (target === undefined ? [] : [[`${field}\n${source}`, target]])),
    ),
  )
  return (field, source) => known.get(`${field}\n${source}`)
}

export const fieldsIn = (texts: Texts, language: SeedLanguage): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, sourceText(text, language)]))

export const textsOfRequest = ({ title, summary, problem, systems, requirements, together, notes }: RequestSeed): Texts => ({
  title,
  summary,
  problem,
  systems,
  ...Object.fromEntries(
    requirements.flatMap(({ key, what, acceptance }) => [
      [`requirement.${key}.what`, what],
      [`requirement.${key}.acceptance`, acceptance],
    ]),
  ),
  ...(together ? { ...textsOfAssets(together.assets), partner: together.partner, pilot: together.pilot } : {}),
  ...(notes ? { notes } : {}),
})

const textsOfAssets = (assets: readonly AssetSeed[]): Texts =>
  Object.fromEntries(
    assets.flatMap(({ key, name, use }) => [
      [`asset.${key}.name`, name],
      [`asset.${key}.use`, use],
    ]),
  )

export function descriptionOf(request: RequestSeed): Description {
  const say = (text?: Bilingual) => (text ? sourceText(text, request.language) : '')
  return {
    title: say(request.title),
    summary: say(request.summary),
    problem: say(request.problem),
    systems: say(request.systems),
    requirements: request.requirements.map(({ key, level, what, acceptance }) => ({
      key,
      level,
      what: say(what),
      acceptance: say(acceptance),
    })),
    notes: say(request.notes),
    vertical: request.vertical,
    division: request.division,
    technologies: request.technologies,
    serviceKind: request.serviceKind,
    currency: request.currency,
    budgetMin: request.budgetMin * 100,
    budgetMax: request.budgetMax * 100,
    biddingDays: request.biddingDays,
    startWish: request.startWish,
    workplace: request.workplace,
    confidentiality: request.confidentiality,
    mode: request.together ? 'build' : 'buy',
    together: request.together
      ? {
          assets: assetsOf(request.together.assets, say),
          partner: say(request.together.partner),
          pilot: say(request.together.pilot),
          foreground: request.together.foreground,
        }
      : emptyTogether,
    wantsConfirm: request.wantsConfirm,
  }
}

/** The request as it reads after its amendment. */
export function amended(request: RequestSeed): RequestSeed {
  const { amendment } = request
  if (!amendment) return request
  const { requirements: changed = [], ...fields } = amendment.fields
  const kept = request.requirements.map((each) => changed.find(({ key }) => key === each.key) ?? each)
  const added = changed.filter(({ key }) => !request.requirements.some((each) => each.key === key))
  return {
    ...request,
    ...fields,
    requirements: [...kept, ...added],
    budgetMin: amendment.budgetMin ?? request.budgetMin,
    budgetMax: amendment.budgetMax ?? request.budgetMax,
  }
}

export const textsOfBid = ({ approach, coverage, milestones, team, assumptions, outOfScope, together }: BidSeed): Texts => ({
  approach,
  ...Object.fromEntries(coverage.flatMap(({ key, note }) => (note ? [[`coverage.${key}.note`, note]] : []))),
  ...Object.fromEntries(
    milestones.flatMap(({ title, what }, index) => [
      [`milestone.${index + 1}.title`, title],
      [`milestone.${index + 1}.what`, what],
    ]),
  ),
  team,
  assumptions,
  outOfScope,
  ...(together ? { ...textsOfAssets(together.assets), exploitation: together.exploitation } : {}),
})

export function offerOf(bid: BidSeed): Offer {
  const say = (text?: Bilingual) => (text ? sourceText(text, 'en') : '')
  return {
    currency: bid.currency,
    coverage: bid.coverage.map(({ key, answer, note }) => ({ key, answer, note: say(note) })),
    approach: say(bid.approach),
    milestones: bid.milestones.map(({ title, what, price, weeks }) => ({
      title: say(title),
      what: say(what),
      priceMinor: price * 100,
      weeks,
    })),
    teamSize: bid.teamSize,
    team: say(bid.team),
    assumptions: say(bid.assumptions),
    outOfScope: say(bid.outOfScope),
    validityDays: bid.validityDays,
    ...(bid.together ? { together: togetherOf(bid.together) } : {}),
  }
}

const assetsOf = (assets: readonly AssetSeed[], say: (text?: Bilingual) => string): Asset[] =>
  assets.map(({ name, use, ...facts }) => ({ ...facts, name: say(name), use: say(use) }))

function togetherOf({ assets, pilot, exploitation, ...split }: NonNullable<BidSeed['together']>): OfferTogether {
  const say = (text?: Bilingual) => (text ? sourceText(text, 'en') : '')
  return { assets: assetsOf(assets, say), split, exploitation: say(exploitation), background: '', pilot }
}
