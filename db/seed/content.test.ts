import { describe, expect, it } from 'vitest'
import { parseCin, parseGstin, parsePhone, parseUscc } from '~/companies/identifiers'
import { segment } from '~/translations/segmentation'
import { awards, bids } from './bids'
import { buyers } from './buyers'
import { type Bilingual, isTranslated, type SeedLanguage, sourceText } from './content'
import { buyerPeople, staff, vendorPeople } from './people'
import { questions } from './questions'
import { requests } from './requests'
import { vendors } from './vendors'

type Found = { path: string; text: Bilingual; language: SeedLanguage }

const isBilingual = (value: object): value is Bilingual => 'lines' in value && Array.isArray(value.lines)

function textsIn(value: unknown, path: string, language: SeedLanguage): Found[] {
  if (typeof value !== 'object' || value === null) return []
  if (isBilingual(value)) return [{ path, text: value, language }]
  return Object.entries(value).flatMap(([key, child]) => textsIn(child, `${path}.${key}`, language))
}

const texts = [
  ...buyers.flatMap((buyer) => textsIn(buyer, buyer.key, 'zh-CN')),
  ...vendors.flatMap((vendor) => textsIn(vendor, vendor.key, 'en')),
  ...requests.flatMap((request) => {
    const { triage, ending, ...written } = request
    return [...textsIn(written, request.key, request.language), ...textsIn({ triage, ending }, request.key, 'zh-CN')]
  }),
  ...questions.flatMap(({ question, answer, request }, index) => [
    ...textsIn(question, `question ${index}`, 'en'),
    ...textsIn(answer, `answer ${index}`, requests.find(({ key }) => key === request)?.language ?? 'zh-CN'),
  ]),
  ...bids.flatMap((bid) => textsIn(bid, bid.key, 'en')),
  ...awards.flatMap((award) => textsIn(award, award.bid, 'zh-CN')),
]

const pairs = texts.flatMap(({ path, text, language }) =>
  text.lines.flat().map(([source, target]) => ({
    path,
    source,
    target,
    zh: language === 'zh-CN' ? source : target,
    en: language === 'en' ? source : target,
  })),
)
const translated = pairs.filter(({ target }) => target !== undefined) as { path: string; zh: string; en: string }[]

const units: Record<string, string> = { 毫米: 'mm', 千克: 'kg', 秒: 's', seconds: 's', second: 's', '℃': '°C', 吨: 't', tonnes: 't' }
const scale: Record<string, number> = { 万: 10_000, 亿: 100_000_000 }

/** Numbers with the few units that both languages write beside them; 万 and 亿 are multiplied out. */
function facts(text: string): string[] {
  const plain = text.replace(/(\d),(?=\d{3})/g, '$1')
  const found = [...plain.matchAll(/(\d+(?:\.\d+)?)([万亿]?)\s?(%|MPa|kVA|GB|MB|毫米|mm|千克|kg|℃|°C)?/g)]
  return found.map(
    ([, number = '', by = '', unit = '']) => `${Math.round(Number(number) * (scale[by] ?? 1) * 1e6) / 1e6}${units[unit] ?? unit}`,
  )
}

const isQuantity = (token: string) => /^\d+(?:\.\d+)?(?:MPa|kVA|GB|MB|V)$/.test(token)
const tokens = /\b(?=[A-Za-z\d/.-]*[A-Z])(?=[A-Za-z\d/.-]*\d)[A-Za-z\d]+(?:[-/.][A-Za-z\d]+)*/g
const codes = (text: string) => (text.match(tokens) ?? []).filter((token) => !isQuantity(token))
const set = (values: string[]) => [...new Set(values)].sort()

describe('the demonstration content', () => {
  it('is cut by the segmenter into exactly the sentences it was translated by', () => {
    for (const { path, text, language } of texts) {
      const sentences = segment(sourceText(text, language), language).segments.map(({ text: sentence }) => sentence)
      expect(sentences, path).toEqual(text.lines.flat().map(([source]) => source))
    }
  })

  it('says the same numbers, units and part codes in both languages', () => {
    const differing = translated.filter(
      ({ zh, en }) => set(facts(en)).join() !== set(facts(zh)).join() || set(codes(en)).join() !== set(codes(zh)).join(),
    )
    expect(differing).toEqual([])
  })

  it('is set in Chinese and English typography', () => {
    const wrongInChinese = /\p{Script=Han}(?:[,;:?!()]|\.(?![A-Za-z]))|[,;:?!()]\p{Script=Han}|\p{Script=Han}\s|\s\p{Script=Han}|["']/u
    const wrongInEnglish = /\p{Script=Han}|[，。；：？！（）“”【】、]| {2}|^\s|\s$/u
    expect(pairs.filter(({ zh }) => zh !== undefined && wrongInChinese.test(zh))).toEqual([])
    expect(pairs.filter(({ en }) => en !== undefined && wrongInEnglish.test(en))).toEqual([])
    expect(translated.filter(({ zh, en }) => zh.endsWith('。') !== en.endsWith('.'))).toEqual([])
  })

  it('is translated wherever somebody reads it in the other language', () => {
    const published = requests.filter(({ publishedDaysAgo, state }) => publishedDaysAgo !== undefined || state === 'buyer_confirm')
    const read = bids.filter(({ state }) => ['readable', 'shortlisted', 'won', 'not_selected'].includes(state))
    for (const document of [...published, ...read, ...questions, ...awards, ...buyers, ...vendors])
      for (const { path, text } of textsIn(document, '', 'en')) expect(isTranslated(text), JSON.stringify(text) + path).toBe(true)
  })

  it('covers every state of a request', () => {
    const counts = Object.groupBy(requests, ({ state }) => state)
    const counted = Object.fromEntries(Object.entries(counts).map(([state, list]) => [state, list?.length]))
    expect(counted).toEqual({
      draft: 2,
      submitted: 2,
      in_triage: 1,
      needs_info: 1,
      rejected: 1,
      in_translation: 3,
      buyer_confirm: 1,
      open: 10,
      suspended: 1,
      evaluating: 3,
      awarded: 5,
      unsuccessful: 1,
      cancelled: 1,
    })
  })

  it('refers only to what exists', () => {
    const people = new Set<string>([...staff, ...buyerPeople, ...vendorPeople].map(({ key }) => key))
    const companies = new Set<string>([...buyers, ...vendors].map(({ key }) => key))
    for (const { company } of [...buyerPeople, ...vendorPeople]) expect(companies).toContain(company.key)
    for (const request of requests) {
      const company = buyers.find(({ key }) => key === request.buyer)
      expect(company?.corridor, request.key).toBe(request.corridor)
      const named = [
        request.verifiedBy?.translator,
        request.verifiedBy?.reviewer,
        request.triage?.moderator,
        request.translation?.translator,
      ]
      for (const person of named) if (person !== undefined) expect(people).toContain(person)
      expect(request.verifiedBy?.translator === undefined || request.verifiedBy.translator !== request.verifiedBy.reviewer).toBe(true)
      expect(sourceText(request.title, request.language).length, request.key).toBeLessThanOrEqual(60)
    }
    for (const { request, vendor } of [...bids, ...questions]) {
      expect(requests.map(({ key }) => key)).toContain(request)
      expect(vendors.find(({ key }) => key === vendor)?.status).toBe('verified')
    }
    for (const { bid, request } of awards) expect(bids.find(({ key }) => key === bid)).toMatchObject({ request, state: 'won' })
  })

  it('answers every requirement in every bid', () => {
    for (const bid of bids) {
      const request = requests.find(({ key }) => key === bid.request)
      expect(
        bid.coverage.map(({ key }) => key),
        bid.key,
      ).toEqual(request?.requirements.map(({ key }) => key))
    }
  })

  it('registers companies by numbers that check out', () => {
    for (const { key, uscc, contact } of buyers) {
      expect(parseUscc(uscc), key).toEqual({ ok: true, value: uscc })
      expect(parsePhone(contact.phone, 'CN'), key).toMatchObject({ ok: true })
    }
    for (const { key, gstin, cin, contact } of vendors) {
      expect(parseGstin(gstin), key).toEqual({ ok: true, value: gstin })
      expect(parseCin(cin), key).toEqual({ ok: true, value: cin })
      expect(parsePhone(contact.phone, 'IN'), key).toMatchObject({ ok: true })
    }
  })
})
