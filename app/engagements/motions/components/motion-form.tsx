import type { Currency } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { type Bar, limits, type MotionKind } from '../motion'
import { Payable, type PayableFacts } from './payable'

interface Props {
  kind: MotionKind
  engagementRef: string
  currency: Currency
  path: string
  /** Why it cannot be put now. */
  bar: Bar | null
  payable: PayableFacts
  answer: Parameters<typeof useAnswer>[0]
}

/** What one side puts to the other about the engagement as a whole, with its reason. */
export function MotionForm({ kind, engagementRef, currency, path, bar, payable, answer }: Props) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(answer, ['reason', 'remaining'])
  const title = t(`engagements:motion.proposeTitle.${kind}`)
  return (
    <>
      <title>{title}</title>
      <PageHeader
        back={{ to: path, label: t('engagements:show.kicker', { ref: engagementRef }) }}
        title={title}
        sub={t(`engagements:motion.proposeSub.${kind}`)}
      />
      <ErrorSummary errors={summary} />
      {bar === null || answer ? (
        <>
          {kind === 'terminate' ? <Payable {...payable} currency={currency} /> : null}
          <Form className="max-w-reading">
            <TextArea
              name="reason"
              label={t('engagements:motion.reason')}
              hint={t('engagements:change.reasonHint')}
              lang={language}
              maxLength={limits.reason}
              defaultValue={value('reason')}
              error={error('reason')}
            />
            {kind === 'terminate' ? (
              <TextArea
                name="remaining"
                required={false}
                label={t('translations:field.remaining')}
                hint={t('engagements:motion.remainingHint')}
                lang={language}
                maxLength={limits.remaining}
                defaultValue={value('remaining')}
                error={error('remaining')}
              />
            ) : null}
            <SubmitButton>{t('engagements:motion.propose')}</SubmitButton>
          </Form>
        </>
      ) : (
        <Notice title={t(`engagements:refused.${bar}`)} />
      )}
    </>
  )
}
