import type { RequestStatus } from '#db/schema'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { NextStep, Stepper } from '~/ui/stepper'
import { actsBy, currentStep, isBuyersTurn, steps } from '../next-step'

interface Progress {
  path: string
  status: RequestStatus
  dates: { deadlineAt: string | null }
  dueAt: string | null
  questions: number
  isUnderWay: boolean
  now: string
}

/** Where a request stands, who acts next and by when, and what waits beside it. */
export function OwnProgress({ own }: { own: Progress }) {
  const { t } = useWords()
  const by = actsBy({ status: own.status, deadlineAt: own.dates.deadlineAt, dueAt: own.dueAt })
  const sentence = (
    <>
      {t(`requests:next.${own.status}`)}
      {by ? (
        <span className="ms-2">
          {t('requests:next.by')} <Instant at={by} now={own.now} />
        </span>
      ) : null}
    </>
  )
  return (
    <>
      {own.status === 'cancelled' ? (
        <div className="mb-6">
          <NextStep>{sentence}</NextStep>
        </div>
      ) : (
        <Stepper
          label={t('requests:show.steps')}
          steps={steps.map((key) => ({ key, label: t(`requests:step.${key}`) }))}
          current={currentStep(own.status)}
          next={sentence}
          isReadersTurn={isBuyersTurn(own.status)}
        />
      )}
      {own.questions > 0 ? (
        <Notice tone="warning">
          <p>{t('requests:mine.questionsWaiting', { count: own.questions })}</p>
          <LinkButton variant="secondary" className="mt-2" to={`${own.path}/questions`}>
            {t('requests:mine.answer')}
          </LinkButton>
        </Notice>
      ) : null}
      {own.isUnderWay ? (
        <Notice>
          <p>{t('requests:mine.amendmentUnderWay')}</p>
          <LinkButton variant="quiet" to={`${own.path}/amend/review`}>
            {t('requests:amend.reviewTitle')}
          </LinkButton>
        </Notice>
      ) : null}
    </>
  )
}
