/**
 * The shapes of the demonstration content: plain data that `db/seed.ts` feeds through the same commands people use.
 * Offsets in days are relative to the moment of seeding, so that the demonstration never grows old.
 */
export type SeedLanguage = 'zh-CN' | 'en'

/** One sentence as the segmenter cuts it, with its translation; without one it has not been translated yet. */
export type Sentence = readonly [source: string, target?: string]
export type Line = readonly Sentence[]

/** A text in the author's language with its translation, sentence by sentence, line by line. */
export type Bilingual = { readonly lines: readonly Line[] }

/** A text of one line: a title, a sentence, a paragraph. */
export const one = (...sentences: Sentence[]): Bilingual => ({ lines: [sentences] })

/** A text of several lines, each an array of sentences. */
export const lines = (...each: Sentence[][]): Bilingual => ({ lines: each })

const join = (language: SeedLanguage, parts: readonly string[]) => parts.join(language === 'zh-CN' ? '' : ' ')

/** The text as its author wrote it: Chinese sentences follow each other directly, English ones after a space, lines after a line break. */
export const sourceText = (text: Bilingual, source: SeedLanguage) =>
  text.lines
    .map((line) =>
      join(
        source,
        line.map(([sentence]) => sentence),
      ),
    )
    .join('\n')

export const isTranslated = (text: Bilingual) => text.lines.every((line) => line.every(([, target]) => target !== undefined))

/** A name or description that exists in both languages from the start (not a document with an author). */
export type InBoth = { zh: string; en: string }

export type CorridorSeed = { key: string; slug: string; name: InBoth; description: InBoth; chinaCity: InBoth; indiaCity: InBoth }

export type PersonSeed = {
  key: string
  name: string
  email: string
  language: SeedLanguage
  timeZone: 'Asia/Shanghai' | 'Asia/Kolkata'
  /** Staff have a role; everybody else belongs to a company. */
  staffRole?: 'operator' | 'auditor' | 'moderator'
  company?: { key: string; role: 'owner' | 'member' }
}

export type Vertical = 'manufacturing' | 'retail' | 'automotive' | 'healthcare' | 'utilities'

export type Technology =
  | 'ai'
  | 'iot'
  | 'analytics'
  | 'erp'
  | 'mes'
  | 'wms'
  | 'plm'
  | 'scada'
  | 'qms'
  | 'vision'
  | 'mobile'
  | 'integration'
  | 'legacy'

type CompanyCommon = {
  key: string
  corridor: string
  status: 'registered' | 'verified' | 'suspended'
  /** When a moderator looked the company up in the public registry; absent while it is only registered. */
  verifiedDaysAgo?: number
  /** Why a moderator suspended it. */
  suspension?: Bilingual
  contact: { name: string; phone: string; email: string }
  staff: number
  founded: number
}

export type BuyerSeed = CompanyCommon & {
  legalName: string
  englishName: string
  /** Unified Social Credit Code: made up, with a right check character. */
  uscc: string
  city: InBoth
  vertical: Vertical
  /** GB/T 4754-2017 division, two digits. */
  division: string
  /** Written in Chinese. */
  about: Bilingual
}

export type VendorSeed = CompanyCommon & {
  legalName: string
  chineseName: string
  /** Made up, with a right check character; characters 3–12 are the PAN. */
  gstin: string
  cin: string
  city: InBoth
  state: InBoth
  technologies: Technology[]
  /** Industries that it says it knows. */
  verticals: readonly Vertical[]
  certificate?: { name: string; daysLeft: number }
  /** Written in English. */
  about: Bilingual
  cases?: readonly { title: Bilingual; text: Bilingual }[]
}

export type ServiceKind = 'newBuild' | 'integration' | 'customisation' | 'rescue' | 'support' | 'consulting' | 'data'
export type Currency = 'CNY' | 'INR' | 'USD'

export type RequestState =
  | 'draft'
  | 'submitted'
  | 'in_triage'
  | 'needs_info'
  | 'rejected'
  | 'in_translation'
  | 'buyer_confirm'
  | 'open'
  | 'suspended'
  | 'evaluating'
  | 'awarded'
  | 'unsuccessful'
  | 'cancelled'

export type RequirementSeed = { key: string; level: 'must' | 'should'; what: Bilingual; acceptance: Bilingual }

/** How far the translation of a request in `in_translation` has come. */
export type TranslationProgress = {
  stage: 'claimed' | 'in_review' | 'changes_requested'
  translator: string
  reviewer?: string
  /** A reviewer's remarks, in English, each on one sentence of one field. */
  remarks?: { field: string; line: number; sentence: number; words: string }[]
}

export type AmendmentSeed = {
  daysAgo: number
  /** What changed and why, for every bidder. */
  note: Bilingual
  budgetMin?: number
  budgetMax?: number
  /** The changed fields in full; the others stay as they are. */
  fields: { problem?: Bilingual; systems?: Bilingual; notes?: Bilingual; requirements?: RequirementSeed[] }
}

export type AssetSeed = {
  key: string
  kind: 'lineData' | 'testBench' | 'knowledge' | 'software' | 'people' | 'other'
  availability: 'now' | 'start' | 'arranged'
  secrecy: 'open' | 'project' | 'nda'
  name: Bilingual
  use: Bilingual
}

export type RequestSeed = {
  key: string
  buyer: string
  corridor: string
  language: SeedLanguage
  state: RequestState
  /** When the buyer sent it in (a draft: when it was last saved). */
  writtenDaysAgo: number
  /** When it went out in both languages; only for what was published. */
  publishedDaysAgo?: number
  /** The end of bidding; negative when it has passed. */
  closesInDays?: number
  /** Translator and reviewer (keys of moderators) of what is verified. */
  verifiedBy?: { translator: string; reviewer: string }
  title: Bilingual
  summary: Bilingual
  problem: Bilingual
  systems: Bilingual
  requirements: RequirementSeed[]
  notes?: Bilingual
  /** Built together: what the buyer brings, expects, and wants the pilot to show. */
  together?: { assets: AssetSeed[]; partner: Bilingual; pilot: Bilingual; foreground: 'buyer' | 'vendor' | 'shared' | 'open' }
  vertical: Vertical
  division: string
  technologies: Technology[]
  serviceKind: ServiceKind
  currency: Currency
  /** Whole units of the currency. */
  budgetMin: number
  budgetMax: number
  biddingDays: number
  startWish: 'asap' | 'month' | 'quarter' | 'flexible'
  workplace: 'remote' | 'onsite' | 'mixed'
  confidentiality: 'open' | 'nda'
  wantsConfirm: boolean
  /** Who has claimed it, while it is in triage. */
  claimedBy?: string
  /** A moderator's decision or question, in the buyer's language. */
  triage?: {
    daysAgo: number
    moderator: string
    code?: 'notSoftware' | 'outOfCorridor' | 'duplicate' | 'unclear' | 'unlawful'
    note: Bilingual
  }
  translation?: TranslationProgress
  amendment?: AmendmentSeed
  /** Why it was suspended, cancelled or ended without an award. */
  ending?: {
    daysAgo: number
    code: 'needChanged' | 'budgetGone' | 'solvedOtherwise' | 'noneSuitable' | 'tooExpensive' | 'complaint'
    words: Bilingual
  }
}

export type QuestionSeed = {
  request: string
  /** The vendor who asked; nobody sees who. */
  vendor: string
  askedDaysAgo: number
  /** English. */
  question: Bilingual
  /** The buyer's answer in the request's language; absent while it waits. */
  answer?: Bilingual
  answeredDaysAgo?: number
}

export type CoverageSeed = { key: string; answer: 'full' | 'partial' | 'no'; note?: Bilingual }
/** Requirements that an offer covers whole. */
export const inFull = (...keys: string[]): CoverageSeed[] => keys.map((key) => ({ key, answer: 'full' }))

export type MilestoneSeed = { title: Bilingual; what: Bilingual; price: number; weeks: number }

export type BidSeed = {
  key: string
  request: string
  vendor: string
  submittedDaysAgo: number
  currency: Currency
  state: 'sealed' | 'needs_reconfirm' | 'withdrawn' | 'opened' | 'readable' | 'shortlisted' | 'won' | 'not_selected' | 'disqualified'
  coverage: CoverageSeed[]
  approach: Bilingual
  /** Prices in whole units of the bid's currency. */
  milestones: MilestoneSeed[]
  teamSize: number
  team: Bilingual
  assumptions: Bilingual
  outOfScope: Bilingual
  validityDays: number
  together?: {
    assets: AssetSeed[]
    pilot: number
    foreground: 'buyer' | 'vendor' | 'shared'
    buyerShare: number | null
    licence: 'unlimited' | 'ownUse' | 'term'
    territory: 'world' | 'bothCountries' | 'ownCountry'
    exploitation: Bilingual
  }
}

export type AwardSeed = {
  request: string
  bid: string
  daysAgo: number
  code: 'bestValue' | 'lowestPrice' | 'bestApproach' | 'experience' | 'delivery'
  /** In the buyer's language, told to every bidder in its own. */
  words: Bilingual
}
