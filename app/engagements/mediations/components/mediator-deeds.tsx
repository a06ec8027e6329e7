import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import type { Part } from '../../disputes/dispute'

interface Props {
  /** Path of the dispute. */
  path: string
  isMediator: boolean
  /** Whether it waits for a mediator. */
  isToMediate: boolean
  /** What bars this moderator from mediating. */
  part: Part | null
  maySuspend: boolean
  mayResume: boolean
}

/** What a moderator can do about a dispute: take it up, or mediate it; or why not. */
export function MediatorDeeds({ path, isMediator, isToMediate, part, maySuspend, mayResume }: Props) {
  const { t } = useWords()
  if (!isMediator && !isToMediate) return null
  if (!isMediator)
    return part ? (
      <Notice title={t(`engagements:refused.part.${part}`)} className="mb-6" />
    ) : (
      <Card title={t('disputes:takeUp.title')} tone="attention" className="mb-6">
        <p className="mb-3 max-w-reading">{t('disputes:takeUp.hint')}</p>
        <Form action={`${path}/take-up`}>
          <SubmitButton>{t('disputes:takeUp.send')}</SubmitButton>
        </Form>
      </Card>
    )
  return (
    <Card title={t('disputes:mediator.title')} tone="attention" className="mb-6">
      <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('disputes:mediator.hint')}</p>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={`${path}/ask`}>{t('disputes:ask.title')}</LinkButton>
        <LinkButton variant="secondary" to={`${path}/settlement`}>
          {t('disputes:settlement.title')}
        </LinkButton>
        <LinkButton variant="secondary" to={`${path}/decision`}>
          {t('disputes:decision.title')}
        </LinkButton>
        {maySuspend ? (
          <LinkButton variant="quiet" to={`${path}/suspend`}>
            {t('disputes:suspend.title')}
          </LinkButton>
        ) : null}
        {mayResume ? (
          <Form action={`${path}/resume`}>
            <SubmitButton variant="quiet">{t('disputes:resume')}</SubmitButton>
          </Form>
        ) : null}
        <Form action={`${path}/hand-back`}>
          <SubmitButton variant="quiet">{t('disputes:handBack')}</SubmitButton>
        </Form>
      </div>
    </Card>
  )
}
