import { useMemo, useState } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Form } from '~/ui/form'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { DictionaryCard } from '../dictionary/components/dictionary-card'
import { fieldName } from '../field-name'
import type { Suggested } from '../memory/components/suggestions'
import { usePresence } from '../presence/components/use-presence'
import { type Lost, segmentsPerForm, versionsText } from '../segments/segment'
import type { Editor } from '../tasks/queries.server'
import { isRunning, isSettled, urgencyOf } from '../tasks/task'
import { useActiveSentence, useHasScripts, type Workbench, WorkbenchContext } from '../workbench/components/use-active-sentence'
import { useShortcuts } from '../workbench/components/use-shortcuts'
import { Comments } from './comments'
import { SentenceReview } from './sentence-review'
import { SentenceRow } from './sentence-row'
import { SentenceWriter } from './sentence-writer'
import { TaskBar } from './task-bar'
import { TaskDeeds } from './task-deeds'
import { UrgencyMark } from './urgency-mark'

export interface TaskPageProps {
  editor: Editor
  /** Moderators work, auditors read. */
  canWork: boolean
  /** An operator gives tasks to people. */
  isSupervisor?: boolean
  now: string
  /** Why the last deed was refused. */
  refused: string | null
  /** Saves of this form that came too late. */
  lost: readonly Lost[]
  suggested?: Suggested | null
}

/** What can be done with the task now: write, judge, or read. */
export function modeOf({ editor, canWork }: Pick<TaskPageProps, 'editor' | 'canWork'>): 'write' | 'review' | 'read' {
  if (!canWork || !editor.isMine) return 'read'
  if (editor.status === 'in_review') return editor.isOwnWork ? 'read' : 'review'
  return editor.status === 'claimed' || editor.status === 'changes_requested' ? 'write' : 'read'
}

/** What autosaves have answered since the page was read. */
type SavedSince = Record<string, Pick<Editor['segments'][number], 'text' | 'state' | 'version'>>

/** The workbench: one document, its fields named, original and translation side by side, and beside them all that is known of the active sentence. */
export function TaskPage(props: TaskPageProps) {
  const { editor, now, refused, lost } = props
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/${editor.id}`
  const mode = modeOf(props)
  const [saved, setSaved] = useState<SavedSince>({})
  const lostById = new Map(lost.map((each) => [each.segmentId, each]))
  const segments = useMemo(
    () =>
      editor.segments.map((segment) => {
        const newer = saved[segment.id]
        if (!newer || newer.version <= segment.version) return segment
        const method = newer.text === segment.text ? segment.method : ('human' as const)
        return { ...segment, ...newer, method, isStale: false }
      }),
    [editor.segments, saved],
  )
  const hasScripts = useHasScripts()
  const { activeId, onFocusCapture } = useActiveSentence(segments)
  useShortcuts(activeId)
  const [writers] = useState<Workbench['writers']>(() => new Map())
  const workbench = useMemo(() => ({ activeId, writers }), [activeId, writers])
  usePresence({ base, mark: editor.mark, isMine: editor.isMine, isOver: !isRunning(editor.status), writers })
  const [hasWritten, setWritten] = useState(false)
  if (mode === 'write' && !hasWritten) setWritten(true)
  const open = segments.filter(({ state }) => !isSettled(state))
  const nextOf = (number: number) => open.find((each) => each.number > number)?.id
  const versionOf = ({ id, version }: (typeof segments)[number]) => Math.max(version, lostById.get(id)?.current.version ?? 0)
  return (
    <WorkbenchContext value={workbench}>
      <title>{t('translations:queue.title')}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/translate`, label: t('translations:task.back') }}
        kicker={t('translations:task.subject', {
          kind: t(`translations:kind.${editor.kind}`),
          direction: t(`translations:direction.${editor.targetLanguage}`),
        })}
        title={segments[0]?.source ?? t(`translations:kind.${editor.kind}`)}
        lang={editor.sourceLanguage}
        chips={
          <>
            <Chip tone={editor.status === 'verified' ? 'good' : 'neutral'}>{t(`translations:status.${editor.status}`)}</Chip>
            <UrgencyMark
              urgency={editor.status === 'verified' || editor.status === 'stale' ? 'later' : urgencyOf(editor.dueAt, now)}
              t={t}
            />
          </>
        }
        sub={
          <>
            <Instant at={editor.dueAt} now={now} />
            {' · '}
            {t('translations:memory.leverage', {
              fresh: formatCount(editor.charactersNew, language),
              known: formatCount(editor.charactersKnown, language),
            })}
          </>
        }
        actions={
          <>
            {editor.requestRef ? (
              <LinkButton variant="secondary" to={`/${segmentOf(language)}/requests/${editor.requestRef}`} icon="external">
                {editor.requestRef}
              </LinkButton>
            ) : null}
            <LinkButton variant="secondary" to={`${base}/preview`} icon="language">
              {t('translations:task.preview')}
            </LinkButton>
          </>
        }
      />
      {refused ? <Notice tone="problem" announce title={t(`translations:reason.${refused}`)} /> : null}
      {lost.length > 0 ? (
        <Notice tone="problem" announce title={t('translations:conflict.title')}>
          {t('translations:conflict.body')}
        </Notice>
      ) : null}
      {hasWritten && mode !== 'write' && editor.holder ? (
        <Notice tone="warning" announce title={t('translations:presence.lost', { name: editor.holder.name })}>
          {t('translations:presence.lostKept')}
        </Notice>
      ) : null}
      <TaskDeeds {...props} base={base} mode={mode} />
      {chunksOf(segments, mode).map((chunk) => (
        <Form key={chunk} id={`save-${chunk}`} action={`${base}/save`}>
          <input
            type="hidden"
            name="versions"
            value={versionsText(
              segments
                .filter(({ number }) => chunkOf(number) === chunk)
                .map((segment) => ({ id: segment.id, version: versionOf(segment) })),
            )}
            readOnly
          />
        </Form>
      ))}
      <div className="workbench" onFocusCapture={onFocusCapture}>
        {fieldsOf(segments).map(({ field, own }) => (
          <section key={field} className="mb-6" aria-label={fieldName(t, field)}>
            <h2 className="mb-2 border-line border-b pb-1 text-lg">{fieldName(t, field)}</h2>
            {own.map((segment) => (
              <SentenceRow
                key={segment.id}
                {...{ segment, editor, base, mode, now, hasScripts }}
                isActive={segment.id === activeId}
                canWork={props.canWork}
                suggested={props.suggested ?? null}
              >
                {mode === 'write' ? (
                  <SentenceWriter
                    segment={segment}
                    lang={editor.targetLanguage}
                    form={`save-${chunkOf(segment.number)}`}
                    action={`${base}/segments/${segment.id}/save`}
                    lost={lostById.get(segment.id)}
                    isActive={hasScripts && segment.id === activeId}
                    nextId={nextOf(segment.number)}
                    onSaved={(since) => setSaved((known) => ({ ...known, [segment.id]: since }))}
                  />
                ) : mode === 'review' ? (
                  <SentenceReview
                    {...{ segment, base }}
                    lang={editor.targetLanguage}
                    isActive={segment.id === activeId}
                    nextId={nextOf(segment.number)}
                  />
                ) : (
                  <p lang={editor.targetLanguage} className="whitespace-pre-wrap">
                    {segment.text}
                  </p>
                )}
              </SentenceRow>
            ))}
          </section>
        ))}
      </div>
      <TaskBar {...{ segments, editor, base, mode, hasScripts }} chunks={chunksOf(segments, mode)} />
      <DictionaryCard />
      <Comments editor={editor} base={base} canWork={props.canWork} now={now} />
    </WorkbenchContext>
  )
}

const chunkOf = (number: number): number => Math.floor((number - 1) / segmentsPerForm)

/** The forms that a page without scripts needs: each takes so many sentences. */
const chunksOf = (segments: readonly { number: number }[], mode: string): number[] =>
  mode === 'write' ? [...new Set(segments.map(({ number }) => chunkOf(number)))] : []

function fieldsOf<S extends { field: string }>(segments: readonly S[]): { field: string; own: S[] }[] {
  const names = [...new Set(segments.map(({ field }) => field))]
  return names.map((field) => ({ field, own: segments.filter((segment) => segment.field === field) }))
}
