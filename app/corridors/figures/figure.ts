import type { Language } from '~/platform/i18n/language'
import { formatCount } from '~/ui/format-count'

/** A figure is counted no further than this: whoever looks wants to know how large, not how large exactly. */
export const mostCounted = 1_000

/** `812`; `1,000+` where counting stopped. */
export const figureText = (many: number, language: Language): string =>
  many < mostCounted ? formatCount(many, language) : `${formatCount(mostCounted, language)}+`
