import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { longestComment } from '../segments/segment'
import type { Editor } from '../tasks/queries.server'

/** What the people who work on a task have said to each other. */
export function Comments({ editor, base, canWork, now }: { editor: Editor; base: string; canWork: boolean; now: string }) {
  const { t } = useWords()
  const numbers = new Map(editor.segments.map(({ id, number }) => [id, number]))
  return (
    <section id="comments" aria-labelledby="comments-title" className="mt-8 max-w-reading">
      <h2 id="comments-title" className="mb-3 text-lg">
        {t('translations:task.comments')}
      </h2>
      {editor.comments.length === 0 ? <p className="mb-4 text-ink-soft">{t('translations:task.noComments')}</p> : null}
      <ol className="mb-5 space-y-3">
        {editor.comments.map((comment) => (
          <li key={comment.id} className="border-line border-s-3 ps-3">
            <p className="flex flex-wrap items-center gap-x-2 text-ink-soft text-sm">
              <bdi>{comment.person}</bdi>
              <Instant at={comment.at} now={now} />
              {comment.segmentId ? (
                <a href={`#${comment.segmentId}`}>{t('translations:task.about', { number: numbers.get(comment.segmentId) ?? 0 })}</a>
              ) : null}
              {comment.isResolved ? <Chip tone="good">{t('translations:task.resolved')}</Chip> : null}
            </p>
            <p className="whitespace-pre-wrap">{comment.text}</p>
          </li>
        ))}
      </ol>
      {canWork ? (
        <Form key={editor.comments.length} action={`${base}/comment`}>
          <TextArea name="comment" id="comment-task" label={t('translations:task.commentText')} rows={3} maxLength={longestComment} />
          <SubmitButton variant="secondary">{t('translations:task.addComment')}</SubmitButton>
        </Form>
      ) : null}
    </section>
  )
}
