import type { CompanyKind, CompanyStatus, CompanyTable, InstantText } from '#db/schema'
import { type Actor, isModerator, isStaff, type MaybeActor } from '~/accounts/actor'
import { otherLanguage } from '~/platform/i18n/language'
import { technologies } from '~/requests/request'

/** A buyer or vendor: who it is, who has confirmed that, and who may say so. */
export const companyStatuses = ['registered', 'verified', 'suspended'] as const satisfies readonly CompanyStatus[]

interface Transition {
  from: CompanyStatus
  to: CompanyStatus
  by: 'owner' | 'moderator'
}

/** The one table of legal moves: what is not here does not happen. */
export const transitions: readonly Transition[] = [
  { from: 'registered', to: 'verified', by: 'moderator' },
  // Renewed for another year.
  { from: 'verified', to: 'verified', by: 'moderator' },
  // Refused: stays as it is until its owner puts it right.
  { from: 'registered', to: 'registered', by: 'moderator' },
  // Its name or a number changed, so what was confirmed is no longer what it says.
  { from: 'verified', to: 'registered', by: 'owner' },
  { from: 'registered', to: 'suspended', by: 'moderator' },
  { from: 'verified', to: 'suspended', by: 'moderator' },
  { from: 'suspended', to: 'verified', by: 'moderator' },
  { from: 'suspended', to: 'registered', by: 'moderator' },
]

export const canMove = (from: CompanyStatus, to: CompanyStatus): boolean =>
  transitions.some((transition) => transition.from === from && transition.to === to)

type Checked = Pick<CompanyTable, 'status' | 'verifiedUntil'>

/** Verified, and not run out at this instant. */
export const isVerified = ({ status, verifiedUntil }: Checked, now: InstantText): boolean =>
  status === 'verified' && verifiedUntil !== null && verifiedUntil > now

/** How many months a check of the public register holds. */
export const verificationMonths = 12
/** Moderators renew a verification from so many days before its end. */
export const renewalDays = 30

/** The same moment twelve months later; 29 February ends on the 28th. */
export function endOfVerification(from: InstantText): InstantText {
  const start = new Date(from)
  const end = new Date(from)
  end.setUTCMonth(end.getUTCMonth() + verificationMonths)
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0)
  return end.toISOString()
}

/** Where a company stands, as its people and the moderators are told. Words are in `companies:standing`. */
export type Standing = 'waiting' | 'refused' | 'verified' | 'expiring' | 'expired' | 'suspended'

export function standingOf({ askedAt, ...company }: Checked & Pick<CompanyTable, 'askedAt'>, now: InstantText): Standing {
  if (company.status === 'suspended') return 'suspended'
  if (company.status === 'registered') return askedAt === null ? 'refused' : 'waiting'
  if (!isVerified(company, now)) return 'expired'
  return Date.parse(company.verifiedUntil!) - Date.parse(now) <= renewalDays * 86_400_000 ? 'expiring' : 'verified'
}

/** What a moderator has seen of a company when deciding: a decision about something that has changed meanwhile does not count. */
export const stampOf = (company: Pick<CompanyTable, 'status' | 'askedAt' | 'verifiedUntil'>): string =>
  [company.status, company.askedAt ?? '', company.verifiedUntil ?? ''].join(' ')

// ── who may ─────────────────────────────────────────────────────────────────────────────────
type Member = Actor & { company: NonNullable<Actor['company']> }

export const hasCompany = (actor: MaybeActor): actor is Member => actor !== null && actor.company !== null
export const canEditCompany = (actor: MaybeActor): actor is Member => hasCompany(actor) && actor.company.role === 'owner'
/** Invitations carry the owner's name into other people's inboxes: the address behind it must be theirs. */
export const canInvite = (actor: MaybeActor): actor is Member => canEditCompany(actor) && actor.isEmailVerified
/** Facts that no public page shows are for all staff to read and for moderators to judge. */
export const canReadRegister = (actor: MaybeActor): actor is Actor => isStaff(actor)
export const canVerify = (actor: MaybeActor): actor is Actor => isModerator(actor)

/** What a moderator can decide about a company as it stands. */
export const verdictsOn = (status: CompanyStatus, isAsked: boolean): readonly Verdict[] => {
  if (status === 'suspended') return ['reinstate']
  if (status === 'verified') return ['verify', 'suspend']
  return isAsked ? ['verify', 'refuse', 'suspend'] : ['verify', 'suspend']
}
export const verdicts = ['verify', 'refuse', 'suspend', 'reinstate'] as const
export type Verdict = (typeof verdicts)[number]

/** The moderators' lists: who waits for a check, whose year ends soon or has ended, who is suspended. */
export const lists = ['waiting', 'expiring', 'suspended'] as const
export type List = (typeof lists)[number]

// ── facts ───────────────────────────────────────────────────────────────────────────────────
/** Public registers that moderators consult; names in `companies:registry`. */
export const registries = { buyer: ['gsxt'], vendor: ['gst', 'mca'] } as const satisfies Record<CompanyKind, readonly string[]>
export type Registry = (typeof registries)[CompanyKind][number]

/** The name in the language of the country where the company is registered. */
export const legalNameOf = ({ kind, nameZh, nameEn }: Pick<CompanyTable, 'kind' | 'nameZh' | 'nameEn'>): string =>
  kind === 'buyer' ? nameZh || nameEn : nameEn || nameZh

interface Names {
  nameZh: string
  nameEn: string
}

/** A company's name for a reader: in the reader's language where there is one. */
export const nameFor = ({ nameZh, nameEn }: Names, language: string): { name: string; lang: 'zh-CN' | 'en' } => {
  const isChinese = language === 'zh-CN' ? nameZh !== '' : nameEn === ''
  return isChinese ? { name: nameZh, lang: 'zh-CN' } : { name: nameEn, lang: 'en' }
}

/** The name for readers of the other language, if there is one. */
export const otherNameFor = (names: Names, language: string): { name: string; lang: 'zh-CN' | 'en' } | null => {
  const first = nameFor(names, language)
  const other = first.lang === 'en' ? names.nameZh : names.nameEn
  return other === '' ? null : { name: other, lang: otherLanguage(first.lang) }
}

export const technologiesOf = ({ technologiesJson }: Pick<CompanyTable, 'technologiesJson'>) => {
  const chosen = JSON.parse(technologiesJson) as string[]
  return technologies.filter((technology) => chosen.includes(technology))
}

/** Fields of a company's profile, in reading order; a vendor's case studies stand behind them. */
export const profileFields = { buyer: ['about', 'products'], vendor: ['about', 'capabilities'] } as const satisfies Record<
  CompanyKind,
  readonly string[]
>
/** Most characters of one field of a profile. */
export const longestProfile = 2_000
