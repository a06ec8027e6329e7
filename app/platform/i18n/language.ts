/** The two languages of the portal, as BCP 47 tags: what texts, people and `lang` attributes carry. */
export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** The first segment of every URL of the product. */
export const languageSegments = ['zh', 'en'] as const
export type LanguageSegment = (typeof languageSegments)[number]

/** The language of a URL's first segment; `undefined` for anything else. */
export const languageOfSegment = (segment: string | undefined): Language | undefined =>
  segment === 'zh' ? 'zh-CN' : segment === 'en' ? 'en' : undefined

/** `zh-CN` → `zh`, `en` → `en`. */
export const segmentOf = (language: Language): LanguageSegment => (language === 'zh-CN' ? 'zh' : 'en')

export const otherLanguage = (language: Language): Language => (language === 'zh-CN' ? 'en' : 'zh-CN')

/** The better of our two languages for an `Accept-Language` header; Chinese when the header names neither. */
export function preferredLanguage(acceptLanguage: string | null | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='))
      return { tag, q: quality ? Number(quality.slice(2)) || 0 : 1 }
    })
    .sort((a, b) => b.q - a.q)
  const first = wishes.find(({ tag, q }) => q > 0 && (tag.startsWith('zh') || tag.startsWith('en')))
  return first?.tag.startsWith('en') ? 'en' : 'zh-CN'
}
