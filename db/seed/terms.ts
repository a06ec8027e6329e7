import type { StarterConcept } from '~/translations/terms/commands.server'
import { automationTerms } from './terms-automation'
import { commercialTerms } from './terms-commercial'
import { dataTerms } from './terms-data'
import { maintenanceTerms } from './terms-maintenance'
import { productionTerms } from './terms-production'
import { purchasingTerms } from './terms-purchasing'
import { qualityTerms } from './terms-quality'
import type { StarterRow, StarterTerms } from './terms-shape'
import { softwareTerms } from './terms-software'
import { warehouseTerms } from './terms-warehouse'

const groups: readonly StarterTerms[] = [
  automationTerms,
  productionTerms,
  qualityTerms,
  warehouseTerms,
  purchasingTerms,
  maintenanceTerms,
  softwareTerms,
  dataTerms,
  commercialTerms,
]

/** The starter term base: words of manufacturing and IT that factories and software houses use, defined in both languages. */
export const starterTerms: readonly StarterConcept[] = groups.flatMap(({ domain, rows }) => rows.map((row) => conceptOf(domain, row)))

function conceptOf(domain: StarterTerms['domain'], [zh, en, definitionZh, definitionEn, more = {}]: StarterRow): StarterConcept {
  const words = (language: 'zh-CN' | 'en', status: 'admitted' | 'forbidden', list: readonly string[] = []) =>
    list.map((text) => ({ language, status, text }))
  return {
    key: `${domain}:${zh}`,
    domain,
    partOfSpeech: more.part ?? 'noun',
    definitionZh,
    definitionEn,
    note: '',
    isKept: false,
    isCaseSensitive: false,
    terms: [
      { language: 'zh-CN', status: 'preferred', text: zh },
      ...words('zh-CN', 'admitted', more.zh),
      ...words('zh-CN', 'forbidden', more.notZh),
      { language: 'en', status: 'preferred', text: en },
      ...words('en', 'admitted', more.en),
      ...words('en', 'forbidden', more.notEn),
    ],
  }
}
