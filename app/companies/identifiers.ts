import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Registration numbers of companies, read as people paste them. A value that passes is well formed and no more: a check digit never proves who
 * somebody is, a moderator confirms that on the public registry.
 */
export type Identifier = { ok: true; value: string } | { ok: false; reason: IdentifierRefusal; details: RefusalDetails }

export type IdentifierRefusal = 'empty' | 'length' | 'character' | 'format' | 'state' | 'serial' | 'checkDigit'

/** What a message can name: counts, the place (from 1) of a wrong character and what it may have been, and a whole corrected number if one checks out. */
export interface RefusalDetails {
  expected?: number
  actual?: number
  position?: number
  character?: string
  didYouMean?: string
  suggestion?: string
  state?: string
}

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** The letters that GB 32100-2015 leaves out, and what a reader takes them for. */
const USCC_LOOKALIKES: Record<string, string> = { I: '1', O: '0', Z: '2', S: '5', V: 'U' }

/** Unified Social Credit Code, 18 characters, GB 32100-2015. */
export function parseUscc(text: string): Identifier {
  const code = normalised(text)
  if (code === '') return refused('empty')
  if (lengthOf(code) !== 18) return refused('length', { expected: 18, actual: lengthOf(code) })
  const characters = [...code]
  const wrong = characters.findIndex((character) => !USCC_ALPHABET.includes(character))
  if (wrong >= 0) {
    const character = characters[wrong] ?? ''
    const corrected = characters.map((each) => USCC_LOOKALIKES[each] ?? each).join('')
    const suggestion = isUscc(corrected) ? corrected : undefined
    return refused('character', { position: wrong + 1, character, didYouMean: USCC_LOOKALIKES[character], suggestion })
  }
  return isUscc(code) ? accepted(code) : refused('checkDigit')
}

function isUscc(code: string): boolean {
  const values = [...code].map((character) => USCC_ALPHABET.indexOf(character))
  if (values.length !== 18 || values.includes(-1)) return false
  const sum = USCC_WEIGHTS.reduce((total, weight, index) => total + weight * (values[index] ?? 0), 0)
  return values[17] === (31 - (sum % 31)) % 31
}

const BASE_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const GSTIN_FORMAT = /^[0-9]{2}[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z]$/

/** Goods and Services Tax number of India, 15 characters: state, PAN, registration, `Z`, check digit. */
export function parseGstin(text: string): Identifier {
  const code = normalised(text)
  const odd = oddCharacter(code, 15)
  if (odd) return odd
  if (!GSTIN_FORMAT.test(code)) return refused('format', { suggestion: gstinMeantBy(code) })
  if (!isGstState(code.slice(0, 2))) return refused('state', { state: code.slice(0, 2) })
  if (code.slice(7, 11) === '0000') return refused('serial')
  return code[14] === gstinCheckDigit(code) ? accepted(code) : refused('checkDigit')
}

/** The PAN that a valid GSTIN carries: characters 3 to 12. */
export const panOfGstin = (gstin: string) => gstin.slice(2, 12)

/** The state or territory code that a valid GSTIN begins with. */
export const stateOfGstin = (gstin: string) => gstin.slice(0, 2)

/** Whether two valid numbers name the same taxpayer. */
export const panBelongsToGstin = (pan: string, gstin: string) => panOfGstin(gstin) === pan

/** States and territories 01–38, 97 (other territory) and 99 (centre). */
const isGstState = (state: string) => (state >= '01' && state <= '38') || state === '97' || state === '99'

function gstinCheckDigit(code: string): string | undefined {
  const sum = [...code.slice(0, 14)].reduce((total, character, index) => {
    const product = BASE_36.indexOf(character) * ((index % 2) + 1)
    return total + Math.floor(product / 36) + (product % 36)
  }, 0)
  return BASE_36[(36 - (sum % 36)) % 36]
}

const AS_DIGIT: Record<string, string> = { O: '0', Q: '0', I: '1', L: '1', Z: '2', S: '5', B: '8' }
const AS_LETTER: Record<string, string> = { '0': 'O', '1': 'I', '2': 'Z', '5': 'S', '8': 'B' }
/** Which places of a GSTIN are always digits (9) and letters (A); the others may be either. */
const GSTIN_PLACES = '99AAAAA9999A*A*'

/** The number with letters and digits that look alike put in their places, if that makes it a valid one. */
function gstinMeantBy(code: string): string | undefined {
  const meant = [...code].map((character, index) => {
    if (GSTIN_PLACES[index] === '9') return AS_DIGIT[character] ?? character
    if (GSTIN_PLACES[index] === 'A') return AS_LETTER[character] ?? character
    return character
  })
  if (meant[13] !== 'Z') return undefined
  const corrected = meant.join('')
  return corrected !== code && parseGstin(corrected).ok ? corrected : undefined
}

/** Permanent Account Number of India, 10 characters. Its check letter is not public, so only the format is judged. */
export function parsePan(text: string): Identifier {
  const code = normalised(text)
  const odd = oddCharacter(code, 10)
  if (odd) return odd
  if (!/^[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]$/.test(code)) return refused('format')
  return code.slice(5, 9) === '0000' ? refused('serial') : accepted(code)
}

/** Corporate Identification Number of India, 21 characters, without a check digit. */
export function parseCin(text: string): Identifier {
  const code = normalised(text)
  const odd = oddCharacter(code, 21)
  if (odd) return odd
  return /^[LU][0-9]{5}[A-Z]{2}(19|20)[0-9]{2}[A-Z]{3}[0-9]{6}$/.test(code) ? accepted(code) : refused('format')
}

/** Number of an Indian limited liability partnership; kept as `AAA-1234`, typed with or without the hyphen. */
export function parseLlpin(text: string): Identifier {
  const code = normalised(text)
  const odd = oddCharacter(code, 7)
  if (odd) return odd
  return /^[A-Z]{3}[0-9]{4}$/.test(code) ? accepted(`${code.slice(0, 3)}-${code.slice(3)}`) : refused('format')
}

/** Udyam number of a small Indian enterprise; kept as `UDYAM-MH-12-1234567`, typed with or without hyphens. */
export function parseUdyam(text: string): Identifier {
  const code = normalised(text)
  const odd = oddCharacter(code, 16)
  if (odd) return odd
  const [, state, district, serial] = /^UDYAM([A-Z]{2})([0-9]{2})([0-9]{7})$/.exec(code) ?? []
  return state ? accepted(`UDYAM-${state}-${district}-${serial}`) : refused('format')
}

export type Phone = { ok: true; e164: string; country: 'CN' | 'IN'; extension: string | null } | { ok: false; reason: PhoneRefusal }
export type PhoneRefusal = 'empty' | 'country' | 'phone'

/** A telephone number of China or India as typed in `country`, or with its own `+86` or `+91`; stored as E.164, the extension apart. */
export function parsePhone(text: string, country: 'CN' | 'IN'): Phone {
  const typed = text.slice(0, 60).normalize('NFKC').trim()
  if (typed === '') return { ok: false, reason: 'empty' }
  const phone = parsePhoneNumberFromString(typed, { defaultCountry: country, extract: false })
  if (!phone?.isValid()) return { ok: false, reason: 'phone' }
  if (phone.country !== 'CN' && phone.country !== 'IN') return { ok: false, reason: 'country' }
  return { ok: true, e164: phone.number, country: phone.country, extension: phone.ext ?? null }
}

/** An E.164 number with the spaces people expect: `+86 138 1234 5678`. */
export const formatPhone = (e164: string) => parsePhoneNumberFromString(e164)?.formatInternational() ?? e164

/** Half-width, upper case, without the spaces, hyphens and invisible marks that come with copied text. */
function normalised(text: string): string {
  return text
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\-_\u00ad\u200b-\u200f\u2010-\u2015\u2060\u2212\ufeff]/g, '')
    .toUpperCase()
}

const lengthOf = (code: string) => [...code].length

/** Refuses what Indian numbers share: nothing typed, a character that is neither A–Z nor 0–9, a wrong length. */
function oddCharacter(code: string, expected: number): Identifier | undefined {
  if (code === '') return refused('empty')
  const position = [...code].findIndex((character) => !/^[0-9A-Z]$/.test(character))
  if (position >= 0) return refused('character', { position: position + 1, character: [...code][position] })
  return code.length === expected ? undefined : refused('length', { expected, actual: code.length })
}

const accepted = (value: string): Identifier => ({ ok: true, value })

const refused = (reason: IdentifierRefusal, details: RefusalDetails = {}): Identifier => ({ ok: false, reason, details })
