import type { ReactNode } from 'react'
import { chinaDay } from '~/platform/china-day'
import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Day, Instant } from '~/ui/instant'
import { Money } from '~/ui/money'
import type { Both, CertificateContent, CertifiedMilestone, CertifiedParty } from '../certificate'
import type { Qr } from '../qr.server'

interface Props {
  content: CertificateContent
  sha256: string
  /** Where its number is verified, and the same as a symbol. */
  address: string
  qr: Qr
}

/** The whole certificate, the reader's language first in every line: the same content as the PDF. */
export function CertificateSheet({ content, sha256, address, qr }: Props) {
  const { t } = useWords()
  const { number, buyer, vendor, subject, engagement, request, contract, signatories, milestones, changeOrders, value } = content
  return (
    <article className="rounded-lg border border-line bg-surface p-5 print:border-0 print:p-0">
      <h2 className="text-xl">{t('certificates:title')}</h2>
      <p className="mb-3 font-semibold">{number}</p>
      <p className="mb-4">{t('certificates:statement')}</p>
      <DescriptionList
        items={[
          { term: t('certificates:paper.buyer'), detail: <Party party={buyer} /> },
          { term: t('certificates:paper.vendor'), detail: <Party party={vendor} /> },
          { term: t('certificates:paper.subject'), detail: <InBoth text={subject} /> },
          { term: t('certificates:paper.references'), detail: `${engagement} · ${request}` },
          { term: t('certificates:paper.contract'), detail: <Instant at={contract.signedAt} show="day" /> },
          { term: t('certificates:paper.completed'), detail: <Instant at={content.completedAt} show="day" /> },
          { term: t('certificates:paper.issued'), detail: <Instant at={content.issuedAt} show="day" /> },
          { term: t('certificates:paper.value'), detail: value ? <Money amount={value.minor} currency={value.currency} withCode /> : null },
          { term: t('certificates:paper.supersedes'), detail: content.supersedes },
        ]}
      />
      {milestones.map((milestone) => (
        <Accepted key={milestone.number} milestone={milestone} />
      ))}
      <DescriptionList
        className="mt-5"
        items={[
          ...changeOrders.map(({ number: order, title, agreedAt, sha256Zh, sha256En }) => ({
            term: t('certificates:paper.order', { number: order }),
            detail: (
              <>
                <InBoth text={title} />
                <Instant at={agreedAt} show="day" className="text-ink-soft text-sm" />
                {[['hashZh', sha256Zh] as const, ['hashEn', sha256En] as const].map(([key, hash]) => (
                  <span key={key} className="block text-ink-soft text-sm">
                    {t(`engagements:pack.line.${key}`)} <Hash>{hash}</Hash>
                  </span>
                ))}
              </>
            ),
          })),
          ...signatories.map(({ side, name, at }) => ({
            term: t(`certificates:paper.signed.${side}`),
            detail: (
              <>
                <bdi className="me-2">{name}</bdi>
                <Instant at={at} show="day" className="text-ink-soft" />
              </>
            ),
          })),
          { term: t('certificates:paper.contractZh'), detail: <Hash>{contract.sha256Zh}</Hash> },
          { term: t('certificates:paper.contractEn'), detail: <Hash>{contract.sha256En}</Hash> },
          { term: t('certificates:paper.content'), detail: <Hash>{sha256}</Hash> },
          {
            term: t('certificates:paper.verify'),
            detail: (
              <>
                <span className="break-all">{address}</span>
                <svg viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" className="mt-2 block w-36 max-w-full" shapeRendering="crispEdges">
                  <title>{t('certificates:qr', { address })}</title>
                  {/* Dark on light in every theme: readers expect it so. */}
                  <rect width={qr.size} height={qr.size} fill="#fff" />
                  <path d={qr.path} fill="#000" />
                </svg>
              </>
            ),
          },
        ]}
      />
      <p className="mt-3 text-ink-soft text-sm">{t('certificates:paper.note')}</p>
    </article>
  )
}

function Accepted({ milestone }: { milestone: CertifiedMilestone }) {
  const { t } = useWords()
  const { number, title, dueOn, deliveredAt, acceptedAt, acceptedBy, rounds, criteria } = milestone
  const dates: [key: string, value: ReactNode][] = [
    ['due', <Day key="due" date={dueOn} />],
    ['delivered', <Day key="delivered" date={chinaDay(deliveredAt)} />],
    ['accepted', <Day key="accepted" date={chinaDay(acceptedAt)} />],
    ['acceptedBy', <bdi key="by">{acceptedBy}</bdi>],
    ['rounds', rounds],
  ]
  return (
    <section className="mt-5 border-line border-t pt-4">
      <h3 className="text-base">
        {t('certificates:paper.milestone', { number })} <InBoth text={title} />
      </h3>
      <p className="my-1 flex flex-wrap gap-x-4 text-ink-soft text-sm">
        {dates.map(([key, value]) => (
          <span key={key}>
            {t(`certificates:paper.${key}`)} {value}
          </span>
        ))}
      </p>
      <DescriptionList
        items={criteria.map((each) => ({
          term: t(each.isMet ? 'certificates:paper.met' : 'certificates:paper.notMet', { number: each.number }),
          detail: <InBoth text={each.text} />,
        }))}
      />
    </section>
  )
}

/** A text in both languages, the reader's first. */
function InBoth({ text }: { text: Both }) {
  const { language } = useWords()
  const [own, other] = language === 'zh-CN' ? (['zh', 'en'] as const) : (['en', 'zh'] as const)
  const tags = { zh: 'zh-CN', en: 'en' } as const
  return (
    <span className="block">
      <span lang={tags[own]} className="block whitespace-pre-line">
        {text[own]}
      </span>
      {text.zh === text.en ? null : (
        <span lang={tags[other]} className="block whitespace-pre-line font-normal text-ink-soft text-sm">
          {text[other]}
        </span>
      )}
    </span>
  )
}

function Party({ party: { nameZh, nameEn, identifier } }: { party: CertifiedParty }) {
  return (
    <>
      <InBoth text={{ zh: nameZh || nameEn, en: nameEn || nameZh }} />
      {identifier ? <span className="text-ink-soft text-sm">{identifier}</span> : null}
    </>
  )
}

const Hash = ({ children }: { children: string }) => <code className="block break-all text-sm">{children}</code>
