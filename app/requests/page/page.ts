import { isBuyer, isVendor, type MaybeActor } from '~/accounts/actor'
import { canBid, takesBids } from '~/bids/bid'
import { cityFor } from '~/companies/city'
import { nameFor } from '~/companies/company'
import type { Language } from '~/platform/i18n/language'
import { currencies, type Rate } from '~/platform/money'
import type { PublishedQuestion } from '~/questions/queries.server'
import { canAsk } from '~/questions/question'
import type { DocumentView } from '~/translations/document'
import { convertRange } from '../board/card'
import type { Viewer } from '../components/public-actions'
import type { PublicFactsData } from '../components/public-facts'
import type { Result } from '../components/public-result'
import { canReadFile } from '../request'
import type { PublicFacts } from './queries.server'

interface Beside {
  technologies: readonly string[]
  rates: readonly Rate[]
  language: Language
  nameOf: (corridor: { nameZh: string; nameEn: string }, language: Language) => string
}

/** The facts panel: names in the reader's language, the budget also in the two other currencies. */
export function shownFacts(request: PublicFacts, { technologies, rates, language, nameOf }: Beside): PublicFactsData {
  const budget = [request.budgetMin, request.budgetMax] as const
  const others = currencies
    .filter((currency) => currency !== request.currency)
    .flatMap((currency) => convertRange(budget, request.currency, currency, rates) ?? [])
  const { slug, corridorZh, corridorEn } = request
  return {
    ref: request.ref,
    buyer: {
      ref: request.buyerRef,
      name: nameOf({ nameZh: request.buyerZh, nameEn: request.buyerEn }, language),
      city: cityFor(request, language),
    },
    corridor: slug && corridorZh && corridorEn ? { slug, name: nameOf({ nameZh: corridorZh, nameEn: corridorEn }, language) } : null,
    vertical: request.vertical,
    division: request.division,
    technologies,
    serviceKind: request.serviceKind,
    currency: request.currency,
    budget,
    converted: others.map(({ said }) => said),
    // The oldest of the rates that went in.
    rateDate: others.map(({ date }) => date ?? '').sort()[0] || null,
    startWish: request.startWish,
    workplace: request.workplace,
    confidentiality: request.confidentiality,
    mode: request.mode,
    publishedAt: request.publishedAt!,
    deadlineAt: request.deadlineAt!,
    suspendedAt: request.suspendedAt,
  }
}

/** What became of the request, once something has. */
export function shownResult(request: PublicFacts, language: Language): Result | null {
  const { status, vendorRef, vendorZh, vendorEn, awardReason, reasonCode } = request
  if (status === 'awarded' && vendorRef && awardReason) {
    // Many companies have one name only.
    const { name } = nameFor({ nameZh: vendorZh ?? '', nameEn: vendorEn ?? '' }, language)
    return { kind: 'awarded', vendor: { ref: vendorRef, name }, reason: awardReason }
  }
  return (status === 'unsuccessful' || status === 'cancelled') && reasonCode ? { kind: 'ended', reason: reasonCode } : null
}

interface Here {
  request: PublicFacts
  bid: { ref: string; status: string } | null
  /** When questions end. */
  closesAt: string | null
  isFollowing: boolean
  now: string
}

/** What the reader may do on the page. */
export function viewerOf(actor: MaybeActor, { request, bid, closesAt, isFollowing, now }: Here): Viewer {
  const nothing = { bid: null, canBid: false, canAsk: false, lacks: null, isFollowing: false }
  if (!actor) return { kind: 'visitor', ...nothing }
  if (isBuyer(actor) && actor.company?.id === request.companyId) return { kind: 'owner', ...nothing }
  if (!isVendor(actor)) return { kind: 'other', ...nothing }
  const live = bid && bid.status !== 'withdrawn' && bid.status !== 'lapsed' ? bid : null
  return {
    kind: 'vendor',
    bid: live ? { ref: live.ref, isDraft: live.status === 'draft' } : null,
    isFollowing,
    canBid: takesBids(request, now),
    canAsk: canAsk(actor, { status: request.status, closesAt }, now),
    lacks: canBid(actor, request, now)
      ? null
      : actor.company?.isVerified
        ? actor.isEmailVerified
          ? null
          : 'emailNotVerified'
        : 'companyNotVerified',
  }
}

interface File {
  id: string
  name: string
  bytes: number
  isConfidential: boolean
  /** When an amendment took it off; null for one that is out. */
  removedAt: string | null
}

/** Files that the reader may have, and how many there are besides. Vendors get them once they are verified. */
export function readableFiles(actor: MaybeActor, request: PublicFacts, all: readonly File[]) {
  const readable = all.filter((file) => !file.isConfidential && canReadFile(actor, request, file))
  const files = readable.filter(({ removedAt }) => removedAt === null)
  const current = all.filter(({ removedAt }) => removedAt === null)
  const confidential = current.filter((file) => file.isConfidential).length
  return {
    files: files.map(({ id, name, bytes }) => ({ id, name, bytes })),
    past: readable.flatMap(({ id, name, bytes, removedAt }) => (removedAt ? [{ id, name, bytes, removedAt }] : [])),
    confidential,
    withheld: current.length - confidential - files.length,
  }
}

/** Every byte of a view travels twice, as page and as data; the original's whole fields are not shown, its sentences are. */
export const lean = (view: DocumentView): DocumentView => ({ ...view, originalFields: {} })

export const leanQuestion = ({ question, answer, ...rest }: PublishedQuestion): PublishedQuestion => ({
  ...rest,
  question: lean(question),
  answer: lean(answer),
})
