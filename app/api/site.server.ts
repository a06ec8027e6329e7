import { config } from '~/platform/config.server'
import { type Language, segmentOf } from '~/platform/i18n/language'

/** What addresses in answers begin with: the configured origin, whatever a client wrote in its headers. */
export interface Site {
  origin: string
  /** Of the pages in the reader's language. */
  pages: string
}

export const siteOf = (language: Language): Site => ({ origin: config.origin, pages: `${config.origin}/${segmentOf(language)}` })
