import { Link } from 'react-router'
import { nameFor } from '~/companies/company'
import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import { type ConvertedAmount, MoneyIn3 } from '~/ui/money'
import type { EngagementSummary, PartyName } from '../queries.server'

interface Facts {
  engagement: EngagementSummary
  converted: readonly ConvertedAmount[]
  rateDate: string | null
  lang: string
}

/** Who works for whom on what, and for how much. */
export function EngagementFacts({ engagement, converted, rateDate, lang }: Facts) {
  const { t } = useWords()
  const { buyer, vendor, requestRef, valueMinor, baseMinor, currency, activatedAt, createdAt } = engagement
  return (
    <DescriptionList
      items={[
        { term: t('engagements:facts.buyer'), detail: <PartyLink party={buyer} lang={lang} /> },
        { term: t('engagements:facts.vendor'), detail: <PartyLink party={vendor} lang={lang} /> },
        {
          term: t('engagements:facts.request'),
          detail: (
            <Link to={`/${lang}/requests/${requestRef}`} className="inline-flex min-h-11 items-center">
              {requestRef}
            </Link>
          ),
        },
        {
          term: t(activatedAt ? 'engagements:facts.value' : 'engagements:facts.offered'),
          detail: <MoneyIn3 amount={valueMinor} currency={currency} converted={converted} rateDate={rateDate} />,
        },
        {
          term: t('engagements:facts.base'),
          detail: valueMinor === baseMinor ? null : <MoneyIn3 amount={baseMinor} currency={currency} converted={[]} />,
        },
        { term: t('engagements:facts.awarded'), detail: <Instant at={createdAt} show="day" /> },
        { term: t('engagements:facts.signed'), detail: activatedAt ? <Instant at={activatedAt} show="day" /> : null },
      ]}
    />
  )
}

function PartyLink({ party, lang }: { party: PartyName; lang: string }) {
  const { language } = useWords()
  const { name, lang: nameLanguage } = nameFor(party, language)
  return (
    <Link to={`/${lang}/companies/${party.ref}`} className="inline-flex min-h-11 items-center">
      <bdi lang={nameLanguage}>{name}</bdi>
    </Link>
  )
}
