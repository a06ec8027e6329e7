import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { Money } from '~/ui/money'
import { type Offer, totalMinor, totalWeeks } from '../offer'
import { TogetherView } from './together-view'

/** The offer as its own vendor wrote it. */
export function OfferView({ offer }: { offer: Offer }) {
  const { t } = useWords()
  const words = (['approach', 'team', 'assumptions', 'outOfScope'] as const).filter((name) => offer[name])
  return (
    <Card title={t('bids:show.offer')}>
      <DescriptionList
        compact
        items={[
          {
            term: t('bids:compare.price'),
            detail: <Money amount={totalMinor(offer.milestones)} currency={offer.currency} className="font-semibold" />,
          },
          { term: t('bids:compare.weeks'), detail: t('bids:compare.weeksOf', { count: totalWeeks(offer.milestones) }) },
          { term: t('bids:compare.teamSize'), detail: t('bids:compare.people', { count: offer.teamSize }) },
          { term: t('bids:compare.validity'), detail: t('bids:compare.days', { count: offer.validityDays }) },
        ]}
      />
      <h3 className="mt-5 mb-2 text-base">{t('bids:form.coverage')}</h3>
      <ul className="space-y-1 text-sm">
        {offer.coverage.map(({ key, answer, note }) => (
          <li key={key}>
            {t('bids:form.requirement', { number: Number(key.slice(1)) })} <strong>{t(`bids:answer.${answer}`)}</strong>
            {note ? <span className="block text-ink-soft">{note}</span> : null}
          </li>
        ))}
      </ul>
      <h3 className="mt-5 mb-2 text-base">{t('bids:form.milestones')}</h3>
      <ol className="space-y-2 text-sm">
        {offer.milestones.map(({ title, what, priceMinor, weeks }, index) => (
          <li key={index}>
            <p className="flex flex-wrap gap-x-4">
              <strong>{title}</strong>
              <Money amount={priceMinor} currency={offer.currency} />
              <span>{t('bids:compare.weeksOf', { count: weeks })}</span>
            </p>
            <span className="block whitespace-pre-line text-ink-soft">{what}</span>
          </li>
        ))}
      </ol>
      {offer.together ? <TogetherView together={offer.together} /> : null}
      {words.map((name) => (
        <section key={name} className="mt-5">
          <h3 className="mb-1 text-base">{t(`bids:form.${name}`)}</h3>
          <p className="max-w-reading whitespace-pre-line">{offer[name]}</p>
        </section>
      ))}
    </Card>
  )
}
