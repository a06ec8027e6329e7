import { useWords } from '~/platform/i18n/words'
import type { Currency } from '~/platform/money'
import { Money } from '~/ui/money'

/** The sum of the milestones, by the server and, while typing, by the page. */
export function OfferTotal({ minor, currency }: { minor: number; currency: Currency }) {
  const { t } = useWords()
  return (
    <p className="mb-6 max-w-reading rounded-md bg-river-wash px-4 py-3" aria-live="polite">
      {t('bids:form.total')} <Money amount={minor} currency={currency} className="font-semibold text-lg" />
    </p>
  )
}
