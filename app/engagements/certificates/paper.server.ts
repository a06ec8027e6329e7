import { chinaDay } from '~/platform/china-day'
import type { Language } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { formatMoneyWithCode } from '~/platform/money'
import { formatDay } from '~/ui/format-instant'
import type { Both, CertificateContent, CertifiedMilestone, CertifiedParty } from './certificate'
import { qrOf } from './qr.server'
import { type Row, setSheet } from './sheet.server'

interface Printed {
  content: CertificateContent
  /** Of the canonical content. */
  sha256: string
  /** Where the number is verified. */
  origin: string
}

const zh = translateFor('zh-CN')
const en = translateFor('en')
const say = (key: string, values: Record<string, unknown> = {}): Both => ({
  zh: zh(`certificates:${key}`, values),
  en: en(`certificates:${key}`, values),
})
const label = (key: string, values?: Record<string, unknown>) => `${say(key, values).zh}\n${say(key, values).en}`

/** The certificate on A4 pages in both languages. The same certificate gives the same bytes. */
export function printCertificate({ content, sha256, origin }: Printed): Promise<Buffer> {
  const title = say('title')
  const address = `${origin}/zh/certificates/${content.number}`
  return setSheet(
    {
      title: `${title.zh} ${title.en} ${content.number}`,
      author: en('common:brand.name'),
      subject: `${names(content.buyer)} · ${names(content.vendor)}`,
      createdAt: content.issuedAt,
      foot: `${content.number} · ${address}`,
    },
    [
      [
        { texts: [{ text: `${title.zh}  ${title.en}` }], size: 19, isBold: true, gap: 2 },
        { texts: [{ text: content.number }], size: 12, isBold: true, gap: 8 },
        both(say('statement'), { size: 10, gap: 8 }),
      ],
      facts(content),
      ...content.milestones.flatMap(milestone),
      ...orders(content),
      ...signatories(content),
      proof({ content, sha256, origin }, address),
    ],
  )
}

/** A text in both languages, one below the other; once where they are the same. */
const both = (text: Both, look: Omit<Row, 'texts'> = {}): Row => ({
  ...look,
  texts: text.zh === text.en ? [{ text: text.zh }] : [{ text: text.zh }, { text: text.en, isSoft: true }],
})

const names = ({ nameZh, nameEn }: CertifiedParty) => [...new Set([nameZh, nameEn])].filter(Boolean).join(' / ')
const party = (one: CertifiedParty): Both => {
  const identified = (name: string, language: 'zh' | 'en') =>
    one.identifier ? say('paper.party', { name, identifier: one.identifier })[language] : name
  return { zh: identified(one.nameZh || one.nameEn, 'zh'), en: identified(one.nameEn || one.nameZh, 'en') }
}
const day = (at: string): Both => ({ zh: formatDay(chinaDay(at), 'zh-CN'), en: formatDay(chinaDay(at), 'en') })
const inOneLine = (text: Both) => `${text.zh} · ${text.en}`

function facts({
  buyer,
  vendor,
  subject,
  engagement,
  request,
  contract,
  completedAt,
  issuedAt,
  value,
  supersedes,
}: CertificateContent): Row[] {
  const amount = (language: Language) => formatMoneyWithCode(value!.minor, value!.currency, language)
  return [
    { ...both(party(buyer), { label: label('paper.buyer') }), hasRule: true },
    both(party(vendor), { label: label('paper.vendor') }),
    both(subject, { label: label('paper.subject') }),
    { label: label('paper.references'), texts: [{ text: `${engagement} · ${request}` }] },
    { label: label('paper.contract'), texts: [{ text: inOneLine(day(contract.signedAt)) }] },
    { label: label('paper.completed'), texts: [{ text: inOneLine(day(completedAt)) }] },
    { label: label('paper.issued'), texts: [{ text: inOneLine(day(issuedAt)) }] },
    ...(value ? [both({ zh: amount('zh-CN'), en: amount('en') }, { label: label('paper.value') })] : []),
    ...(supersedes ? [{ label: label('paper.supersedes'), texts: [{ text: supersedes }] }] : []),
  ]
}

/** The heading stays with the first criterion; the others may begin a new page, none is torn. */
function milestone({ number, title, dueOn, deliveredAt, acceptedAt, acceptedBy, rounds, criteria }: CertifiedMilestone): Row[][] {
  const dates = [
    ['paper.due', dueOn],
    ['paper.delivered', chinaDay(deliveredAt)],
    ['paper.accepted', chinaDay(acceptedAt)],
  ] as const
  const others = [
    ['paper.acceptedBy', acceptedBy],
    ['paper.rounds', String(rounds)],
  ] as const
  const line = (parts: readonly (readonly [string, string])[]) => ({
    text: parts.map(([key, value]) => `${say(key).zh} ${say(key).en} ${value}`).join('   '),
    isSoft: true,
  })
  const heading: Row[] = [
    { ...both(title, { label: label('paper.milestone', { number }), isBold: true, gap: 3 }), hasRule: true },
    { label: '', texts: [line(dates), line(others)], size: 8, gap: 6 },
  ]
  const rows = criteria.map((each) =>
    both(each.text, { label: label(each.isMet ? 'paper.met' : 'paper.notMet', { number: each.number }), size: 8.5, gap: 5 }),
  )
  return [[...heading, ...rows.slice(0, 1)], ...rows.slice(1).map((row) => [row])]
}

const orders = ({ changeOrders }: CertificateContent): Row[][] =>
  changeOrders.map(({ number, title, agreedAt, sha256Zh, sha256En }, index) => [
    { ...both(title, { label: label('paper.order', { number }), gap: 2 }), hasRule: index === 0 },
    {
      label: '',
      texts: [
        { text: inOneLine(day(agreedAt)) },
        { text: `SHA-256 ${sha256Zh}`, isSoft: true },
        { text: `SHA-256 ${sha256En}`, isSoft: true },
      ],
      size: 7,
      gap: 5,
    },
  ])

const signatories = (content: CertificateContent): Row[][] => [
  content.signatories.map(({ side, name, at }, index) => ({
    label: label(`paper.signed.${side}`),
    texts: [{ text: name }, { text: inOneLine(day(at)), isSoft: true }],
    hasRule: index === 0,
  })),
]

const proof = ({ content, sha256 }: Printed, address: string): Row[] => [
  { label: label('paper.contractZh'), texts: [{ text: content.contract.sha256Zh }], size: 7.5, hasRule: true },
  { label: label('paper.contractEn'), texts: [{ text: content.contract.sha256En }], size: 7.5 },
  { label: label('paper.content'), texts: [{ text: sha256 }], size: 7.5 },
  { label: label('paper.verify'), texts: [{ text: address }], isBold: true, gap: 8, qr: qrOf(address) },
  both(say('paper.note'), { size: 8 }),
]
