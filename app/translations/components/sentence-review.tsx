import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import type { EditorSegment } from '../tasks/queries.server'
import { isSettled } from '../tasks/task'
import { pressedBy } from '../workbench/shortcut'

/** The second person's verdict on one sentence; after an approval the page goes on to the next one that waits. */
export function SentenceReview({
  segment,
  lang,
  base,
  isActive,
  nextId,
}: {
  segment: EditorSegment
  lang: string
  base: string
  isActive: boolean
  nextId: string | undefined
}) {
  const { t } = useWords()
  const deeds = `${base}/segments/${segment.id}`
  const commentId = `why-${segment.id}`
  return (
    <>
      <p lang={lang} className="whitespace-pre-wrap">
        {segment.text}
      </p>
      {segment.state === 'not_needed' ? null : (
        <div className="mt-2 flex flex-wrap items-start gap-2">
          {isSettled(segment.state) ? null : (
            <Form action={`${deeds}/approve`}>
              <input type="hidden" name="version" value={segment.version} />
              <input type="hidden" name="next" value={nextId ?? segment.id} />
              <SubmitButton variant="secondary" icon="check" data-shortcut={isActive ? pressedBy('approve') : undefined}>
                {t('translations:task.approve')}
              </SubmitButton>
            </Form>
          )}
          <details key={segment.state} className="group min-w-0 open:w-full">
            <summary className={buttonLook('quiet', 'summary-plain')}>{t('translations:task.requestChanges')}</summary>
            <Form action={`${deeds}/request-changes`} className="mt-2">
              <input type="hidden" name="version" value={segment.version} />
              <label htmlFor={commentId} className="mb-1 block font-semibold text-sm">
                {t('translations:task.requestComment')}
              </label>
              <textarea id={commentId} name="comment" rows={3} required className={`${controlLook} mb-2`} />
              <SubmitButton variant="secondary">{t('translations:task.send')}</SubmitButton>
            </Form>
          </details>
        </div>
      )}
    </>
  )
}
