import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { SelectField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { disqualifyReasons } from '../award/award'
import { canAward, canDisqualify, canShortlist, canUnshortlist } from '../bid'
import type { ComparedBid } from '../compare/comparison'

/** What the buyer can do about one bid while it evaluates. `id` keeps the fields of table and card apart. */
export function BuyerDeeds({ bid, base, isDeciding, id }: { bid: ComparedBid; base: string; isDeciding: boolean; id: string }) {
  const { t } = useWords()
  if (bid.status === 'disqualified' && bid.disqualifiedReason) {
    return <p className="text-sm">{t('bids:result.because', { reason: t(`bids:disqualify.reason.${bid.disqualifiedReason}`) })}</p>
  }
  if (!isDeciding) return null
  const deed = (name: string) => `${base}/bids/${bid.ref}/${name}`
  return (
    <div className="flex flex-col items-start gap-2">
      {canAward(bid.status) && bid.company.trust !== 'verified' ? <p className="text-sm">{t('bids:compare.trust.noAward')}</p> : null}
      {canAward(bid.status) && bid.company.trust === 'verified' ? (
        <LinkButton to={`${base}/award/${bid.ref}`} variant={bid.status === 'shortlisted' ? 'primary' : 'secondary'}>
          {t('bids:award.choose')}
        </LinkButton>
      ) : null}
      {canShortlist(bid.status) ? (
        <Form action={deed('shortlist')}>
          <SubmitButton variant="quiet" icon="bookmark">
            {t('bids:deed.shortlist')}
          </SubmitButton>
        </Form>
      ) : null}
      {canUnshortlist(bid.status) ? (
        <Form action={deed('unshortlist')}>
          <SubmitButton variant="quiet">{t('bids:deed.unshortlist')}</SubmitButton>
        </Form>
      ) : null}
      {canDisqualify(bid.status) ? (
        <Confirm
          look="quiet"
          label={t('bids:deed.disqualify')}
          question={t('bids:deed.disqualifyQuestion')}
          confirmLabel={t('bids:deed.disqualify')}
          action={deed('disqualify')}
        >
          <SelectField
            name="reasonCode"
            id={`${id}-${bid.ref}-reason`}
            label={t('bids:disqualify.label')}
            options={disqualifyReasons.map((code) => ({ value: code, label: t(`bids:disqualify.reason.${code}`) }))}
          />
        </Confirm>
      ) : null}
    </div>
  )
}
