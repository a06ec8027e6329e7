import type { DayText, InstantText, LanguageTag } from './columns'
import type { Vertical } from './requests'

export type CompanyKind = 'buyer' | 'vendor'
export type CompanyStatus = 'registered' | 'verified' | 'suspended'

export interface CompanyTable {
  id: string
  /** Short public reference, e.g. `C-7Q4M2X`. */
  ref: string
  kind: CompanyKind
  status: CompanyStatus
  country: 'CN' | 'IN'
  /** Legal name in the company's own script, and a name readers of the other language can say. */
  nameZh: string
  nameEn: string
  /** Confusable skeleton of the names (UTS 39), unique so that nobody registers a look-alike. */
  nameSkeleton: string
  language: LanguageTag
  /** In both languages where both are known; empty where nobody has said it. */
  cityZh: string
  cityEn: string
  corridorId: string | null
  vertical: Vertical | null
  division: string | null
  uscc: string | null
  gstin: string | null
  pan: string | null
  cin: string | null
  llpin: string | null
  technologiesJson: string
  website: string
  /** Exchanged at award, never in public pages. */
  contactName: string
  contactEmail: string
  contactPhone: string
  /** Profile: a document (about, …). */
  documentId: string | null
  /** Since when it waits for a moderator's check; null when nobody is asked (verified, or refused until its owner puts it right). */
  askedAt: InstantText | null
  verifiedAt: InstantText | null
  verifiedUntil: InstantText | null
  createdAt: InstantText
}

/** What a vendor states of itself beside its technologies. Prose stands in its profile. */
export interface CompanyCapabilityTable {
  companyId: string
  /** `Vertical[]` */
  verticalsJson: string
  /** People who build software; null when it does not say. */
  teamSize: number | null
  updatedAt: InstantText
}

/** A certificate that a vendor states: not verified by anybody here. */
export interface CompanyCertificateTable {
  companyId: string
  ordinal: number
  name: string
  /** Last day on which it holds; null for one that does not run out. */
  expiresOn: DayText | null
}

export interface MembershipTable {
  companyId: string
  /** A person belongs to one company: unique. */
  personId: string
  role: 'owner' | 'member'
  createdAt: InstantText
}

/** Somebody who signed up with the identifiers of a company that exists asks its owner to be let in. */
export interface JoinRequestTable {
  id: string
  companyId: string
  personId: string
  status: 'asked' | 'accepted' | 'declined'
  createdAt: InstantText
  decidedAt: InstantText | null
}

export interface CompanyVerificationTable {
  id: string
  companyId: string
  moderatorId: string
  decision: 'verified' | 'refused' | 'suspended' | 'reinstated'
  /** Which public register was looked at. */
  registry: string
  note: string
  createdAt: InstantText
}

export interface CompaniesTables {
  company: CompanyTable
  companyCapability: CompanyCapabilityTable
  companyCertificate: CompanyCertificateTable
  membership: MembershipTable
  joinRequest: JoinRequestTable
  companyVerification: CompanyVerificationTable
}
