import { useWords } from '~/platform/i18n/words'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { longestComment } from '../../segments/segment'
import { pressedBy } from '../shortcut'
import type { SentenceToolsProps } from './sentence-tools'
import { ToolSection } from './tool-section'

/** What people have said about one sentence and nobody has settled, and room for a further word. */
export function SentenceComments({ segment, editor, base, canWork, now }: SentenceToolsProps) {
  const { t } = useWords()
  const comments = editor.comments.filter(({ segmentId, isResolved }) => segmentId === segment.id && !isResolved)
  return (
    <div className="text-sm empty:hidden">
      {comments.map((comment) => (
        <blockquote key={comment.id} className="mb-2 border-signal border-s-3 ps-3">
          <span className="text-ink-soft">
            <bdi>{comment.person}</bdi> <Instant at={comment.at} now={now} show="day" />
          </span>
          <span className="block whitespace-pre-wrap">{comment.text}</span>
        </blockquote>
      ))}
      {canWork ? (
        <ToolSection title={t('translations:task.addComment')}>
          {/* A new one once a comment stands there: what was sent is not there to be sent again. */}
          <Form key={comments.length} action={`${base}/comment`} className="flex flex-wrap items-end gap-2">
            <input type="hidden" name="segmentId" value={segment.id} />
            <textarea
              name="comment"
              rows={2}
              maxLength={longestComment}
              aria-label={t('translations:task.about', { number: segment.number })}
              data-shortcut={pressedBy('comment')}
              className={`${controlLook} field-sizing-content`}
            />
            <SubmitButton variant="secondary">{t('translations:task.comment')}</SubmitButton>
          </Form>
        </ToolSection>
      ) : null}
    </div>
  )
}
