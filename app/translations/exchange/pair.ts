import type { LanguageTag } from '#db/schema'
import { longestText, tidyText } from '../segments/segment'

/** A sentence and its translation, as memories hand them on. */
export interface Pair {
  sourceLanguage: LanguageTag
  source: string
  target: string
  /** Industry; empty when nobody said. */
  domain: string
  /** ISO instant, or null when the file does not say. */
  approvedAt: string | null
}

export type MemoryFormat = 'tmx' | 'csv'

export const largestMemory = 50 * 1024 * 1024
export const mostPairs = 500_000

/** Chinese or English, of whatever region; other languages are not ours. */
export function languageOfTag(tag: string): LanguageTag | null {
  const language = tag.toLowerCase().split(/[-_]/, 1)[0]
  return language === 'zh' ? 'zh-CN' : language === 'en' ? 'en' : null
}

/** Tidies both texts as the editor would; null for what no memory wants. */
export function tidyPair(pair: Pair): Pair | null {
  const [source, target] = [tidyText(pair.source), tidyText(pair.target)]
  if (source === '' || target === '' || Math.max(source.length, target.length) > longestText) return null
  return { ...pair, source, target, domain: tidyText(pair.domain).slice(0, 40) }
}

/** Known by its first sign: whatever it is called, XML begins with `<`. */
export const formatOf = (bytes: Uint8Array): MemoryFormat =>
  /^\ufeff?\s*</.test(new TextDecoder().decode(bytes.subarray(0, 200))) ? 'tmx' : 'csv'
