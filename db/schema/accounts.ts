import type { DayText, InstantText, LanguageTag } from './columns'

export type StaffRole = 'moderator' | 'operator' | 'auditor'

export interface PersonTable {
  id: string
  /** Lower case; unique. */
  email: string
  name: string
  /** argon2id, PHC string. */
  passwordHash: string
  language: LanguageTag
  timeZone: string
  staffRole: StaffRole | null
  status: 'active' | 'banned'
  emailVerifiedAt: InstantText | null
  consentedAt: InstantText
  createdAt: InstantText
}

export interface SessionTable {
  /** SHA-256 (hex) of the 256-bit token in the cookie: a stolen table opens no session. */
  id: string
  personId: string
  createdAt: InstantText
  lastSeenAt: InstantText
  expiresAt: InstantText
  userAgent: string
  ipHash: string
}

/** Single-use links sent by mail; the id is the SHA-256 of the token. */
export interface MailTokenTable {
  id: string
  kind: 'verifyEmail' | 'resetPassword' | 'invitation'
  personId: string | null
  companyId: string | null
  email: string
  createdAt: InstantText
  expiresAt: InstantText
  usedAt: InstantText | null
}

/** With it a program reads in a member's name. */
export interface AccessTokenTable {
  /** SHA-256 (hex) of the token: the table opens nothing. */
  id: string
  personId: string
  /** The company that its owner belonged to when it was made; it reads for no other. */
  companyId: string
  /** Given by its owner; unique among those of theirs that have not been ended. */
  name: string
  /** Its last four characters, to tell it from others. */
  ending: string
  /** `Scope[]` */
  scopesJson: string
  createdAt: InstantText
  expiresAt: InstantText
  /** The last day (UTC) on which it was used. */
  lastUsedOn: DayText | null
  /** When it was revoked, or died with the membership. */
  endedAt: InstantText | null
}

/** Fixed-window counters shared by all nodes: sign-in attempts, mails per address. */
export interface ThrottleTable {
  key: string
  hits: number
  windowEndsAt: InstantText
}

export interface AccountsTables {
  person: PersonTable
  session: SessionTable
  mailToken: MailTokenTable
  accessToken: AccessTokenTable
  throttle: ThrottleTable
}
