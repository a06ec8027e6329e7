import type { Currency, InstantText } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import type { BoardState } from '~/requests/board/filters'

/** A company as everybody knows it. */
export interface Organisation {
  ref: string
  nameZh: string
  nameEn: string
  cityZh: string
  country: 'CN' | 'IN'
}

/** What everybody may read of a request, as its page shows it. */
export interface OpenRequest {
  ref: string
  state: BoardState
  language: 'zh-CN' | 'en'
  /** A language is missing while nothing is out in it. */
  texts: Partial<Record<'zh-CN' | 'en', { title: string; summary: string }>>
  currency: Currency
  budgetMin: number | null
  budgetMax: number | null
  publishedAt: InstantText
  /** When its words last came out. */
  changedAt: InstantText
  deadlineAt: InstantText
  buyer: Organisation
  award: { at: InstantText; supplier: Organisation } | null
}

interface Publisher {
  origin: string
  name: string
  /** The prefix that the Open Contracting Partnership gave this publisher. */
  prefix: string
}

/** The tender's status: bids that are open or being compared have none chosen yet; while suspended it still runs. */
const statuses: Record<BoardState, string> = {
  ...{ open: 'active', evaluating: 'active', suspended: 'active' },
  ...{ awarded: 'complete', unsuccessful: 'unsuccessful' },
}

/** One request as an OCDS 1.1 release: what is known of it today. A later change makes a release with a later date and another id. */
export function releaseOf(request: OpenRequest, { origin, prefix }: Publisher) {
  const { ref, award, buyer, currency } = request
  const date = award && award.at > request.changedAt ? award.at : request.changedAt
  const money = (minor: number | null) => (minor === null ? undefined : { amount: minor / 100, currency })
  return {
    ocid: `${prefix}-${ref}`,
    id: `${ref}-${date.replace(/\D/g, '').slice(0, 14)}`,
    date,
    tag: award ? ['tender', 'award'] : ['tender'],
    initiationType: 'tender',
    language: segmentOf(request.language),
    parties: [partyOf(buyer, ['buyer', 'procuringEntity']), ...(award ? [partyOf(award.supplier, ['supplier'])] : [])],
    buyer: referenceTo(buyer),
    tender: {
      id: ref,
      ...inBoth(request),
      status: statuses[request.state],
      procuringEntity: referenceTo(buyer),
      minValue: money(request.budgetMin),
      value: money(request.budgetMax),
      procurementMethod: 'open',
      mainProcurementCategory: 'services',
      submissionMethod: ['electronicSubmission'],
      tenderPeriod: { startDate: request.publishedAt, endDate: request.deadlineAt },
      documents: (['zh', 'en'] as const).map((language) => ({
        id: `notice-${language}`,
        documentType: 'tenderNotice',
        url: `${origin}/${language}/requests/${ref}`,
        format: 'text/html',
        language,
      })),
    },
    awards: award ? [{ id: `${ref}-award`, status: 'active', date: award.at, suppliers: [referenceTo(award.supplier)] }] : undefined,
  }
}

/** The original in `title` and `description`, the verified translation beside it under its language. */
function inBoth({ language, texts }: OpenRequest) {
  const other = language === 'en' ? 'zh-CN' : 'en'
  const [own, translated] = [texts[language] ?? texts[other], texts[language] ? texts[other] : undefined]
  const suffix = segmentOf(other)
  return {
    title: own?.title,
    description: own?.summary,
    ...(translated ? { [`title_${suffix}`]: translated.title, [`description_${suffix}`]: translated.summary } : {}),
  }
}

const nameOf = ({ nameZh, nameEn, country }: Organisation) => (country === 'CN' ? nameZh || nameEn : nameEn || nameZh)
const referenceTo = (organisation: Organisation) => ({ id: organisation.ref, name: nameOf(organisation) })
const partyOf = (organisation: Organisation, roles: string[]) => ({
  ...referenceTo(organisation),
  ...(organisation.nameZh && organisation.nameEn
    ? { [organisation.country === 'CN' ? 'name_en' : 'name_zh']: organisation.country === 'CN' ? organisation.nameEn : organisation.nameZh }
    : {}),
  address: { locality: organisation.cityZh, countryName: organisation.country === 'CN' ? '中国' : 'India' },
  roles,
})

interface Package {
  /** Address of this package and of the next one. */
  uri: string
  next: string | null
  requests: readonly OpenRequest[]
}

/** A package of releases; undefined members are left out when it is written. */
export const packageOf = ({ uri, next, requests }: Package, publisher: Publisher) => ({
  uri,
  version: '1.1',
  publishedDate: requests.reduce((latest, request) => {
    const at = request.award && request.award.at > request.changedAt ? request.award.at : request.changedAt
    return at > latest ? at : latest
  }, ''),
  publisher: { name: publisher.name, uri: publisher.origin },
  releases: requests.map((request) => releaseOf(request, publisher)),
  ...(next ? { links: { next } } : {}),
})
