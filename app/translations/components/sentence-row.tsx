import type { ReactNode } from 'react'
import type { SegmentState } from '#db/schema'
import { type Translate, useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import { Diff } from '~/ui/diff'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { SentenceChecks } from '../checks/components/sentence-checks'
import { MachineSuggestion } from '../machine/components/machine-suggestion'
import { type Suggested, Suggestions } from '../memory/components/suggestions'
import type { Editor, EditorSegment } from '../tasks/queries.server'
import { SentenceTerms } from '../terms/components/sentence-terms'
import { SourceText } from '../terms/components/source-text'

const tones: Record<SegmentState | 'stale', ChipTone> = {
  new: 'neutral',
  draft: 'river',
  ready: 'river',
  changes_requested: 'signal',
  approved: 'good',
  not_needed: 'neutral',
  stale: 'amber',
}

export function SentenceState({ segment, t }: { segment: Pick<EditorSegment, 'state' | 'isStale'>; t: Translate }) {
  const state = segment.isStale ? 'stale' : segment.state
  return <Chip tone={tones[state]}>{t(`translations:state.${state}`)}</Chip>
}

/**
 * One sentence: its original with number and state, what is made of it (`children`), and under both what else is known of it:
 * the change of the source, open wishes, its history. Suggestions of other tools have their place in that last part, too.
 */
export function SentenceRow({
  segment,
  editor,
  base,
  mode,
  canWork,
  now,
  suggested,
  children,
}: {
  segment: EditorSegment
  editor: Editor
  base: string
  mode: 'write' | 'review' | 'read'
  canWork: boolean
  now: string
  /** The memory's suggestions for one sentence, where a page without scripts has asked for them. */
  suggested: Suggested | null
  children: ReactNode
}) {
  const { t } = useWords()
  const comments = editor.comments.filter(({ segmentId, isResolved }) => segmentId === segment.id && !isResolved)
  return (
    <div id={segment.id} className="bilingual-row gap-y-1 border-line border-b border-dashed py-3 min-[900px]:grid-cols-2">
      <div>
        <div className="mb-1 flex items-center gap-2 text-ink-faint text-xs">
          <span className="tabular-nums">{segment.number}</span>
          <SentenceState segment={segment} t={t} />
          {segment.method === 'human' || segment.text === '' ? null : <span>{t(`translations:method.${segment.method}`)}</span>}
        </div>
        <SourceText segment={segment} editor={editor} />
        <SentenceTerms segment={segment} editor={editor} mode={mode} />
      </div>
      <div>
        {children}
        <SentenceChecks segment={segment} editor={editor} base={base} mode={mode} />
      </div>
      <div className="text-sm empty:hidden min-[900px]:col-span-2">
        {segment.isStale && segment.madeFromText ? (
          <div className="mb-2 rounded-md bg-amber-wash p-3">
            <p className="mb-1 font-semibold">{t('translations:task.madeFrom')}</p>
            <Diff before={segment.madeFromText} after={segment.source} lang={editor.sourceLanguage} />
          </div>
        ) : null}
        {comments.map((comment) => (
          <blockquote key={comment.id} className="mb-2 border-signal border-s-3 ps-3">
            <span className="text-ink-soft">
              <bdi>{comment.person}</bdi> <Instant at={comment.at} now={now} show="day" />
            </span>
            <span className="block whitespace-pre-wrap">{comment.text}</span>
          </blockquote>
        ))}
        <div className="flex flex-wrap gap-x-5 empty:hidden">
          {mode === 'write' ? <Suggestions {...{ segment, editor, base, suggested, now }} /> : null}
          {mode === 'write' ? <MachineSuggestion {...{ segment, editor, base }} /> : null}
          {segment.history.length > 0 ? <SentenceHistory {...{ segment, editor, base, mode, now }} /> : null}
          {canWork ? <AddComment segment={segment} base={base} /> : null}
        </div>
      </div>
    </div>
  )
}

function SentenceHistory({
  segment,
  editor,
  base,
  mode,
  now,
}: {
  segment: EditorSegment
  editor: Editor
  base: string
  mode: string
  now: string
}) {
  const { t } = useWords()
  return (
    <details className="open:mb-2 open:w-full">
      <summary
        className="inline-flex min-h-11 items-center text-river"
        aria-label={t('translations:task.historyOf', { number: segment.number })}
      >
        {t('translations:task.history')}
      </summary>
      <ol className="space-y-2 border-line border-s ps-3">
        {segment.history.map((line) => (
          <li key={line.id}>
            <span className="text-ink-soft">
              <bdi>{line.person}</bdi> {t(`translations:event.${line.event}`)} <Instant at={line.at} now={now} />
            </span>
            <span lang={editor.targetLanguage} className="block whitespace-pre-wrap">
              {line.text}
            </span>
            {mode === 'write' && line.text !== segment.text ? (
              <Form action={`${base}/segments/${segment.id}/revert`}>
                <input type="hidden" name="historyId" value={line.id} />
                <SubmitButton variant="quiet">{t('translations:task.revert')}</SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  )
}

function AddComment({ segment, base }: { segment: EditorSegment; base: string }) {
  const { t } = useWords()
  return (
    <details className="open:mb-2 open:w-full">
      <summary className="inline-flex min-h-11 items-center text-river">{t('translations:task.addComment')}</summary>
      <Form action={`${base}/comment`} className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="segmentId" value={segment.id} />
        <textarea
          name="comment"
          rows={2}
          aria-label={t('translations:task.about', { number: segment.number })}
          className="min-h-11 grow rounded-md border border-line-strong bg-surface px-3 py-2"
        />
        <SubmitButton variant="secondary">{t('translations:task.comment')}</SubmitButton>
      </Form>
    </details>
  )
}
