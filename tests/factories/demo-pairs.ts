import type { LanguageTag } from '../../db/schema'
import { awards, bids } from '../../db/seed/bids'
import { buyers } from '../../db/seed/buyers'
import type { Bilingual } from '../../db/seed/content'
import { questions } from '../../db/seed/questions'
import { requests } from '../../db/seed/requests'
import { vendors } from '../../db/seed/vendors'

export interface DemoPair {
  field: string
  source: string
  target: string
  sourceLanguage: LanguageTag
  targetLanguage: LanguageTag
}

const isBilingual = (value: object): value is Bilingual => 'lines' in value && Array.isArray(value.lines)

function pairsIn(value: unknown, field: string, sourceLanguage: LanguageTag): DemoPair[] {
  if (typeof value !== 'object' || value === null) return []
  if (!isBilingual(value)) return Object.entries(value).flatMap(([key, child]) => pairsIn(child, key, sourceLanguage))
  const targetLanguage: LanguageTag = sourceLanguage === 'en' ? 'zh-CN' : 'en'
  return value.lines
    .flat()
    .flatMap(([source, target]) => (target === undefined ? [] : [{ field, source, target, sourceLanguage, targetLanguage }]))
}

/** Every pair of sentences of the demonstration, as its two moderators have written and approved them. */
export const demoPairs: readonly DemoPair[] = [
  ...buyers.flatMap((buyer) => pairsIn(buyer, '', 'zh-CN')),
  ...vendors.flatMap((vendor) => pairsIn(vendor, '', 'en')),
  ...requests.flatMap((request) => {
    const { triage, ending, ...written } = request
    return [...pairsIn(written, '', request.language), ...pairsIn({ triage, ending }, '', 'zh-CN')]
  }),
  ...questions.flatMap(({ question, answer, request }) => [
    ...pairsIn(question, '', 'en'),
    ...pairsIn(answer, '', requests.find(({ key }) => key === request)?.language ?? 'zh-CN'),
  ]),
  ...bids.flatMap((bid) => pairsIn(bid, '', 'en')),
  ...awards.flatMap((award) => pairsIn(award, '', 'zh-CN')),
]
