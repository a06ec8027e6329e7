import type { Language } from '~/platform/i18n/language'
import type { Translate } from '~/platform/i18n/words'
import { type Currency, formatMoney } from '~/platform/money'
import { clockAt } from '~/ui/format-instant'

/**
 * A value inside a notification's sentence. What differs by reader is kept as data and put into words for each reader:
 * a text in both languages, an instant, an amount, the key of a message.
 */
export type Value =
  | string
  | number
  | { zh: string; en: string }
  | { instant: string }
  | { minor: number; currency: Currency }
  | { key: string }

export type Values = Record<string, Value>

/** Kinds of sentences are named by the domain that sends them: `kind.<kind>.subject`, `.body` and `.action`. */
export interface Sentence {
  subject: string
  body: string
  action: string
}

/** The words of a notification for one reader. */
export function sentenceOf(kind: string, values: Values, language: Language, t: Translate): Sentence {
  const said = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, say(value, language, t)]))
  return {
    subject: t(`notifications:kind.${kind}.subject`, said),
    body: t(`notifications:kind.${kind}.body`, said),
    action: t(`notifications:kind.${kind}.action`, said),
  }
}

/** One value as its reader is told it. */
export function say(value: Value, language: Language, t: Translate): string | number {
  if (typeof value !== 'object') return value
  if ('zh' in value) return language === 'zh-CN' ? value.zh || value.en : value.en || value.zh
  if ('instant' in value) return bothClocks(value.instant, language, t)
  if ('minor' in value) return formatMoney(value.minor, value.currency, language)
  return t(value.key)
}

/** As the `Instant` component says it, in plain text: `17:00 CST / 14:30 IST, Wed 25 Nov 2026`. */
function bothClocks(instant: string, language: Language, t: Translate): string {
  const china = clockAt(instant, 'CST', language)
  const india = clockAt(instant, 'IST', language)
  const [cst, ist] = [t('common:time.zone.CST'), t('common:time.zone.IST')]
  const isSameDay = china.day === india.day
  if (language === 'zh-CN') return `${china.day} ${cst} ${china.time} / ${isSameDay ? '' : `${india.day} `}${ist} ${india.time}`
  return isSameDay
    ? `${china.time} ${cst} / ${india.time} ${ist}, ${china.day}`
    : `${china.time} ${cst}, ${china.day} / ${india.time} ${ist}, ${india.day}`
}

/** A letter's text in pieces, with links to our own origin made clickable; what people wrote into it stays text. */
export function linked(text: string, origin: string): Array<{ text: string; href: string | null }> {
  return text.split(/(https?:\/\/[^\s<>"']+)/g).map((piece) => ({ text: piece, href: piece.startsWith(`${origin}/`) ? piece : null }))
}
