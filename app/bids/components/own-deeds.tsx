import type { BidStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Form, SubmitButton } from '~/ui/form'

/** What the vendor can still do before the deadline. */
export function OwnDeeds({
  base,
  form,
  status,
  may,
  revisionId,
}: {
  base: string
  /** URL of the bid's form. */
  form: string
  status: BidStatus
  may: { withdraw: boolean; reconfirm: boolean; revise: boolean }
  revisionId: string
}) {
  const { t } = useWords()
  if (!may.withdraw && !may.reconfirm && !may.revise) return null
  return (
    <div className="no-print mb-6 flex flex-wrap items-start gap-3">
      {may.reconfirm ? (
        <Form action={`${base}/reconfirm`}>
          <input type="hidden" name="requestRevisionId" value={revisionId} />
          <SubmitButton>{t('bids:deed.reconfirm')}</SubmitButton>
        </Form>
      ) : null}
      {may.revise ? (
        <LinkButton variant="secondary" to={form}>
          {t(status === 'draft' ? 'bids:deed.continue' : 'bids:deed.revise')}
        </LinkButton>
      ) : null}
      {may.withdraw ? (
        <Confirm
          label={t(status === 'draft' ? 'bids:deed.discard' : 'bids:deed.withdraw')}
          question={t('bids:deed.withdrawQuestion')}
          confirmLabel={t(status === 'draft' ? 'bids:deed.discard' : 'bids:deed.withdraw')}
          action={`${base}/withdraw`}
          look="quiet"
        />
      ) : null}
    </div>
  )
}
