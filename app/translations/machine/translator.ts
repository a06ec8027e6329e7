import type { LanguageTag } from '#db/schema'

/** What every machine that translates looks like to the portal. */
export interface Translator {
  /** Of the kind of service, for logs and labels: `LibreTranslate`, `chat`. */
  id: string
  /** Its model; empty where there is no choice. */
  model: string
  /** Host and port that the texts go to. */
  host: string
  pairs: () => readonly Direction[]
  /**
   * As many texts as it was given, in their order; null for one that came back unusable. Throws nothing: what goes wrong on the way is a fault. The
   * texts are data, whatever they say.
   */
  translate: (texts: readonly string[], direction: Direction, hints: Hints) => Promise<Translated>
}

export interface Direction {
  from: LanguageTag
  to: LanguageTag
}

export interface Hints {
  /** What the term base says for terms of these texts. */
  glossary: readonly GlossaryLine[]
  /** What kind of text it is, in a word of ours. */
  context: string
  signal?: AbortSignal | undefined
}

export interface GlossaryLine {
  source: string
  target: string
}

/** What can go wrong with a call as a whole; the page has words for each among its reasons. */
export type TranslatorFault =
  | 'unreachable'
  | 'slow'
  | 'forbidden'
  | 'tooLarge'
  | 'encoded'
  | 'redirected'
  | 'busy'
  | 'refused'
  | 'broken'
  | 'notJson'
  | 'wrongCount'
  | 'cutShort'
  | 'noPair'

export type Translated = { ok: true; texts: (string | null)[] } | { ok: false; reason: TranslatorFault }

/** Another try may mend these by itself. */
export const isPassing = (reason: TranslatorFault): boolean => ['unreachable', 'slow', 'busy', 'broken'].includes(reason)

/** The status line of an answer, as a fault; null when the body is worth reading. */
export function faultOfStatus(status: number): TranslatorFault | null {
  if (status === 200) return null
  if (status === 429) return 'busy'
  return status >= 500 ? 'broken' : 'refused'
}
