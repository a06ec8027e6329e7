import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Confirm } from '~/ui/confirm'
import { Form, SubmitButton } from '~/ui/form'
import { clockAt } from '~/ui/format-instant'
import { Notice } from '~/ui/notice'
import { DraftDeeds } from '../machine/components/draft-deeds'
import { HandOver } from '../presence/components/hand-over'
import type { TaskPageProps } from './task-page'

/** Who has the task, whose turn it is, and what this person can do about it. */
export function TaskDeeds({
  editor,
  canWork,
  isSupervisor = false,
  base,
  mode,
  now,
}: TaskPageProps & { base: string; mode: 'write' | 'review' | 'read' }) {
  const { t, language } = useWords()
  const { status, holder, isMine, isOwnWork, isMediator } = editor
  const isReview = status === 'in_review'
  if (status === 'verified') return <Notice tone="success" title={t('translations:task.verified')} />
  if (status === 'stale') {
    return (
      <Notice tone="warning" title={t('translations:task.stale')}>
        {editor.successorId ? (
          <Link to={`/${segmentOf(language)}/translate/${editor.successorId}`} className="inline-flex min-h-11 items-center">
            {t('translations:task.staleNext')}
          </Link>
        ) : (
          t('translations:task.staleNone')
        )}
      </Notice>
    )
  }
  const clock = holder ? clockAt(holder.until, language === 'zh-CN' ? 'CST' : 'IST', language, now) : null
  const sentence = holder
    ? t('translations:task.heldBy', {
        name: holder.name,
        time: `${clock!.time} ${t(language === 'zh-CN' ? 'common:time.zone.CST' : 'common:time.zone.IST')}`,
      })
    : !canWork
      ? t(isSupervisor ? 'translations:presence.unheld' : 'translations:task.readOnly')
      : isMediator
        ? t('translations:reason.mediates')
        : isReview && isOwnWork
          ? t('translations:task.ownWords')
          : isMine
            ? t('translations:task.heldByYou')
            : status === 'changes_requested'
              ? t('translations:task.returned')
              : t(isReview ? 'translations:task.freeReview' : 'translations:task.free')
  const mayTake = canWork && !holder && !isMediator
  const canClaim = mayTake && !isMine && !(isReview && isOwnWork)
  return (
    <Notice announce title={sentence}>
      <div className="mt-2 flex flex-wrap items-start gap-3 text-base">
        {canClaim ? (
          <Form action={`${base}/claim`}>
            <input type="hidden" name="work" value={isReview ? 'review' : 'translate'} />
            <SubmitButton>{t(isReview ? 'translations:task.claimReview' : 'translations:task.claim')}</SubmitButton>
          </Form>
        ) : null}
        {isMine ? (
          <Form action={`${base}/release`}>
            <SubmitButton variant="secondary">{t('translations:task.release')}</SubmitButton>
          </Form>
        ) : null}
        {isMine || isSupervisor ? <HandOver heirs={editor.heirs} base={base} isSupervisor={isSupervisor} /> : null}
        {canWork ? (
          <LinkButton variant="quiet" to={`${base}/import`} icon="swap">
            {t('translations:exchange.title')}
          </LinkButton>
        ) : null}
        {mode === 'write' ? <DraftDeeds editor={editor} base={base} /> : null}
        {isReview && mayTake ? (
          <Confirm
            label={t('translations:task.takeOver')}
            question={<p>{t('translations:task.takeOverQuestion')}</p>}
            confirmLabel={t('translations:task.takeOverConfirm')}
            action={`${base}/take-over`}
            look="quiet"
          />
        ) : null}
      </div>
    </Notice>
  )
}
