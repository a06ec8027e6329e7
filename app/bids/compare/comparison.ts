import type { BidStatus } from '#db/schema'
import type { CompanyTrust } from '~/accounts/actor'
import { type Converted, type Currency, convert, currencies, type Rate } from '~/platform/money'
import type { DocumentView, Provenance } from '~/translations/document'
import type { Answer, OfferFacts } from '../offer'
import type { OfferTogetherFacts } from '../offer-together'

/** One bid as its buyer compares it: facts from the opening on, words once the gate has opened for all. */
export interface ComparedBid {
  ref: string
  status: BidStatus
  company: { ref: string; nameZh: string; nameEn: string; cityZh: string; cityEn: string; trust: CompanyTrust }
  currency: Currency
  totalMinor: number
  converted: { currency: Currency; amount: number | null }[]
  rateDate: string | null
  weeks: number
  teamSize: number
  validityDays: number
  mustCovered: number
  mustTotal: number
  coverage: Record<string, Answer>
  milestones: { priceMinor: number; weeks: number }[]
  /** Null where the request is not built together. */
  together: OfferTogetherFacts | null
  submittedAt: string
  version: number
  commitment: string
  disqualifiedReason: string | null
  words: ComparedWords | null
  /** Released with the words: with them anybody may check the commitment. */
  nonce: string | null
}

export interface ComparedWords {
  documentId: string
  language: 'zh-CN' | 'en'
  fields: Record<string, string>
  provenance: Provenance
}

export const wordsOf = ({ documentId, language, fields, provenance }: DocumentView): ComparedWords => ({
  documentId,
  language,
  fields,
  provenance,
})

/** The amount in the two other currencies, at the rates given; null where no rate leads there. */
export function inOthers(minor: number, currency: Currency, rates: readonly Rate[]): Pick<ComparedBid, 'converted' | 'rateDate'> {
  const others = currencies.filter((other) => other !== currency)
  const results = others.map((other): [Currency, Converted | null] => [other, convert(minor, currency, other, rates)])
  const dates = results.flatMap(([, result]) => result?.date ?? []).sort()
  return { converted: results.map(([other, result]) => ({ currency: other, amount: result?.minor ?? null })), rateDate: dates[0] ?? null }
}

export const coverageOf = ({ coverage }: OfferFacts): Record<string, Answer> =>
  Object.fromEntries(coverage.map(({ key, answer }) => [key, answer]))

/** Shortlisted and won first, disqualified last; among equals the lower price in dollars, then the reference, so that the order is total. */
export function inOrder(bids: readonly ComparedBid[]): ComparedBid[] {
  const rank = (status: BidStatus) => ['won', 'shortlisted', 'readable', 'opened', 'not_selected', 'disqualified'].indexOf(status)
  const dollars = ({ currency, totalMinor, converted }: ComparedBid) =>
    (currency === 'USD' ? totalMinor : converted.find((other) => other.currency === 'USD')?.amount) ?? Number.MAX_SAFE_INTEGER
  return [...bids].sort((a, b) => rank(a.status) - rank(b.status) || dollars(a) - dollars(b) || (a.ref < b.ref ? -1 : 1))
}

/** The name that the reader can say, else the one there is. */
export const companyNameOf = ({ company }: Pick<ComparedBid, 'company'>, language: 'zh-CN' | 'en'): string =>
  language === 'zh-CN' ? company.nameZh || company.nameEn : company.nameEn || company.nameZh
