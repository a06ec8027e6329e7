import type { CompanyKind, CompanyStatus, StaffRole } from '#db/schema'
import type { Language } from '~/platform/i18n/language'

/** Who is asking: resolved once per request from the session cookie. Policies are predicates over this. */
export interface Actor {
  personId: string
  name: string
  email: string
  isEmailVerified: boolean
  language: Language
  timeZone: string
  staffRole: StaffRole | null
  company: ActorCompany | null
  /** SHA-256 of the session token, to tell "this session" in the list. */
  sessionId: string
}

export interface ActorCompany {
  id: string
  ref: string
  kind: CompanyKind
  role: 'owner' | 'member'
  status: CompanyStatus
  /** Verified and not run out, judged when the session was read. */
  isVerified: boolean
  nameZh: string
  nameEn: string
}

export type MaybeActor = Actor | null

/** What others may count on: the portal has confirmed it, has not (yet, or not for this year), or has taken it out of dealings. */
export type CompanyTrust = 'verified' | 'unverified' | 'suspended'
export const trustOf = ({ status, isVerified }: Pick<ActorCompany, 'status' | 'isVerified'>): CompanyTrust =>
  status === 'suspended' ? 'suspended' : isVerified ? 'verified' : 'unverified'

/** The people of a suspended company read what is theirs and take it back; they begin and decide nothing. */
export const isSuspended = (actor: MaybeActor): boolean => actor?.company?.status === 'suspended'

export const isModerator = (actor: MaybeActor): actor is Actor => actor?.staffRole === 'moderator'
export const isOperator = (actor: MaybeActor): actor is Actor => actor?.staffRole === 'operator'
export const isAuditor = (actor: MaybeActor): actor is Actor => actor?.staffRole === 'auditor'
export const isStaff = (actor: MaybeActor): actor is Actor => actor !== null && actor.staffRole !== null
export const isBuyer = (actor: MaybeActor): actor is Actor => actor?.company?.kind === 'buyer'
export const isVendor = (actor: MaybeActor): actor is Actor => actor?.company?.kind === 'vendor'
export const belongsTo = (actor: MaybeActor, companyId: string): boolean => actor?.company?.id === companyId
