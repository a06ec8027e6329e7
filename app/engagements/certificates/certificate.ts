import type { Currency, EngagementStatus } from '#db/schema'
import { randomLetters, readableLetters } from '~/platform/ids'
import type { Side } from '../engagement'

/** What was accepted, criterion by criterion, as a side can show it to others. */

export interface Both {
  zh: string
  en: string
}

/** Everything that stands in a certificate, in both languages; its canonical JSON is what the SHA-256 is of. */
export interface CertificateContent {
  format: 'setuqiao-certificate/1'
  number: string
  issuedAt: string
  /** Number of the certificate that this one replaces. */
  supersedes: string | null
  engagement: string
  request: string
  subject: Both
  buyer: CertifiedParty
  vendor: CertifiedParty
  contract: { proposal: number; signedAt: string; sha256Zh: string; sha256En: string }
  signatories: { side: Side; name: string; at: string }[]
  milestones: CertifiedMilestone[]
  changeOrders: CertifiedOrder[]
  completedAt: string
  /** Null unless both sides want it shown. */
  value: { minor: number; currency: Currency } | null
}

export interface CertifiedParty {
  nameZh: string
  nameEn: string
  /** Chinese credit code or Indian GSTIN; empty where the company gave none. */
  identifier: string
}

export interface CertifiedMilestone {
  number: number
  title: Both
  dueOn: string
  deliveredAt: string
  acceptedAt: string
  acceptedBy: string
  /** Deliveries until it was accepted. */
  rounds: number
  criteria: { number: number; text: Both; isMet: boolean }[]
}

export interface CertifiedOrder {
  number: number
  title: Both
  agreedAt: string
  sha256Zh: string
  sha256En: string
}

// ── the number ──────────────────────────────────────────────────────────────────────────────
/** Random characters of a number: 49 bits, not to be guessed at the pace that the public page allows. */
const randomPart = 10

/** A number nobody can guess that says whether it was typed right: `AC-4K7P2-MXW9Q-H`. */
export function newNumber(): string {
  const letters = randomLetters(randomPart)
  return shownNumber(letters + checkLetter(letters))
}

/** The number as it is kept, from whatever was typed (small letters, full width, no hyphens); null if it cannot be one. */
export function parseNumber(typed: string): string | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  const letters = plain.length === randomPart + 3 && plain.startsWith('AC') ? plain.slice(2) : plain
  if (letters.length !== randomPart + 1 || [...letters].some((letter) => !readableLetters.includes(letter))) return null
  return checkLetter(letters.slice(0, randomPart)) === letters.at(-1) ? shownNumber(letters) : null
}

const shownNumber = (letters: string) => `AC-${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10)}`

/**
 * ISO/IEC 7064, the hybrid system with M = 30 (MOD 31,30): finds every single wrong character and every exchange of two neighbours but few.
 */
export function checkLetter(letters: string): string {
  const many = readableLetters.length
  let product = many
  for (const letter of letters) {
    const sum = (product + readableLetters.indexOf(letter)) % many || many
    product = (sum * 2) % (many + 1)
  }
  return readableLetters[(many + 1 - product) % many]!
}

/** What a hash looks like, as typed; null if it is none. */
export function parseHash(typed: string): string | null {
  const plain = typed.normalize('NFKC').trim().toLowerCase().replace(/\s/g, '')
  return /^[0-9a-f]{64}$/.test(plain) ? plain : null
}

/** Largest file whose hash the public page computes; a certificate is a tenth of it. */
export const largestChecked = 5 * 1024 * 1024

// ── the value ───────────────────────────────────────────────────────────────────────────────
/** Most certificates of one engagement: changing one's mind has an end. */
export const mostVersions = 20

/** Either side says whether the value shows, once there is a certificate. */
export const mayChoose = (side: Side | null, status: EngagementStatus): boolean =>
  side !== null && (status === 'completed' || status === 'closed')

/** The value shows only if both want it. */
export const isPricedBy = (choices: readonly { side: Side; isPriced: 0 | 1 }[]): boolean =>
  (['buyer', 'vendor'] as const).every((side) => choices.some((choice) => choice.side === side && choice.isPriced === 1))
