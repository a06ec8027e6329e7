import type { ReactNode } from 'react'
import type { SegmentState } from '#db/schema'
import { type Translate, useWords } from '~/platform/i18n/words'
import { Chip, type ChipTone } from '~/ui/chip'
import { CheckMarks } from '../checks/components/check-marks'
import type { EditorSegment } from '../tasks/queries.server'
import { isSettled } from '../tasks/task'
import { SourceText } from '../terms/components/source-text'
import { ActiveTools, SentenceTools, type SentenceToolsProps } from '../workbench/components/sentence-tools'
import { wishesOf } from '../workbench/wish'

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
 * One sentence: its original with number and state, and what is made of it (`children`). The tools of the active one stand beside the document or
 * below it; without scripts, each has its own below it.
 */
export function SentenceRow({
  isActive,
  hasScripts,
  children,
  ...tools
}: SentenceToolsProps & { isActive: boolean; hasScripts: boolean; children: ReactNode }) {
  const { t } = useWords()
  const { segment, editor } = tools
  const comments = editor.comments.filter(({ segmentId, isResolved }) => segmentId === segment.id && !isResolved).length
  const wishes = wishesOf(segment).length
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row, nor take the focus
    <div
      id={segment.id}
      data-row
      role="group"
      aria-label={t('translations:workbench.sentence', { number: segment.number })}
      aria-current={isActive ? 'true' : undefined}
      tabIndex={-1}
      className="bilingual-row scroll-my-24 gap-y-1 border-line border-b border-dashed py-3 aria-[current]:bg-river-wash min-[900px]:grid-cols-2"
    >
      <div>
        <div className="mb-1 flex flex-wrap items-center gap-2 text-ink-faint text-xs">
          <span className="tabular-nums">{segment.number}</span>
          <SentenceState segment={segment} t={t} />
          {segment.method === 'human' || segment.text === '' ? null : segment.method === 'machine' && !isSettled(segment.state) ? (
            <Chip tone="amber">{t('translations:provenance.machine')}</Chip>
          ) : (
            <span>{t(`translations:method.${segment.method}`)}</span>
          )}
          {hasScripts ? <CheckMarks segment={segment} editor={editor} /> : null}
          {comments > 0 ? <Chip icon="message">{t('translations:workbench.comments', { count: comments })}</Chip> : null}
          {wishes > 0 ? <Chip tone="river">{t('translations:workbench.wishCount', { count: wishes })}</Chip> : null}
        </div>
        <SourceText segment={segment} editor={editor} />
      </div>
      <div>{children}</div>
      {hasScripts ? (
        isActive && <ActiveTools {...tools} />
      ) : (
        <noscript className="min-[900px]:col-span-2">
          <div className="flow-root space-y-1 text-sm">
            <SentenceTools {...tools} />
          </div>
        </noscript>
      )}
    </div>
  )
}
