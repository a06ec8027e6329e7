import type { LanguageTag } from '#db/schema'

/** Longer texts are neither kept in the memory nor looked up. */
export const longestUnit = 2_000

/** The column `side` of a gram: one look-up in the language of a text meets the units of both directions. */
export const sideOf = (language: LanguageTag): 0 | 1 => (language === 'zh-CN' ? 0 : 1)

const plain: Record<string, string> = {
  ...{ '。': '.', '、': ',', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '「': '"', '」': '"', '『': '"', '』': '"', '《': '"' },
  ...{ '》': '"', '〈': '"', '〉': '"', '‘': "'", '’': "'", '【': '[', '】': ']', '–': '-', '—': '-', '―': '-', '−': '-', '‐': '-' },
}

/** ASCII whose blanks are single ones already: only case is left to change. */
const ascii = /^(?:[!-~]+ )*[!-~]*$/

/** What two texts have in common that differ only in case, blanks, width or kind of punctuation. Matches of 100 are equal in this form. */
export function normalForm(text: string): string {
  // Most English needs none of the rest, which takes ten times as long, and a look-up reads hundreds of texts.
  if (ascii.test(text)) return text.toLowerCase().trim()
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[。、“”„«»「」『』《》〈〉‘’【】–—―−‐]/g, (sign) => plain[sign]!)
  // Chinese mostly has none.
  if (!/\s/.test(folded)) return folded
  return folded
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}[,.;:!?)\]"]?) | (?=\p{Script=Han})/gu, '')
    .trim()
}

/** Code points, as the column `len` holds them. */
export const lengthOf = (text: string): number => Math.min(255, codePoints(text))

/** Two halves of one count once. */
export function codePoints(text: string): number {
  let count = text.length
  for (let at = 0; at + 1 < text.length; at++)
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) count--
  return count
}
