import { useState } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { formatCount } from '~/ui/format-count'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Progress } from '~/ui/progress'
import { DictionaryCard } from '../dictionary/components/dictionary-card'
import { fieldName } from '../field-name'
import type { Suggested } from '../memory/components/suggestions'
import { type Lost, segmentsPerForm, versionsText } from '../segments/segment'
import type { Editor } from '../tasks/queries.server'
import { isSettled, urgencyOf } from '../tasks/task'
import { Comments } from './comments'
import { SentenceReview } from './sentence-review'
import { SentenceRow } from './sentence-row'
import { SentenceWriter } from './sentence-writer'
import { TaskDeeds } from './task-deeds'
import { UrgencyMark } from './urgency-mark'

export interface TaskPageProps {
  editor: Editor
  /** Moderators work, auditors read. */
  canWork: boolean
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

/** The editor: one document, its fields named, original and translation side by side, sentence by sentence. */
export function TaskPage(props: TaskPageProps) {
  const { editor, now, refused, lost } = props
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/${editor.id}`
  const mode = modeOf(props)
  // What autosaves have answered since the page was read.
  const [saved, setSaved] = useState<Record<string, { state: Editor['segments'][number]['state']; version: number }>>({})
  const lostById = new Map(lost.map((each) => [each.segmentId, each]))
  const segments = editor.segments.map((segment) => {
    const newer = saved[segment.id]
    return newer && newer.version > segment.version ? { ...segment, state: newer.state, isStale: false } : segment
  })
  const done = segments.filter(({ state, isStale }) =>
    mode === 'review' || editor.status === 'in_review'
      ? isSettled(state)
      : !isStale && (isSettled(state) || state === 'draft' || state === 'ready'),
  ).length
  const chunkOf = (number: number) => Math.floor((number - 1) / segmentsPerForm)
  const chunks = mode === 'write' ? [...new Set(segments.map(({ number }) => chunkOf(number)))] : []
  const versions = (chunk: number) =>
    versionsText(
      editor.segments
        .filter(({ number }) => chunkOf(number) === chunk)
        .map(({ id, version }) => ({ id, version: Math.max(version, saved[id]?.version ?? 0, lostById.get(id)?.current.version ?? 0) })),
    )
  return (
    <>
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
        sub={<Instant at={editor.dueAt} now={now} />}
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
      <TaskDeeds {...props} base={base} mode={mode} />
      <p className="mt-4 text-ink-soft text-sm">
        {t('translations:memory.leverage', {
          fresh: formatCount(editor.charactersNew, language),
          known: formatCount(editor.charactersKnown, language),
        })}
      </p>
      <div className="my-5">
        <Progress
          label={t(mode === 'review' ? 'translations:task.progressReview' : 'translations:task.progress')}
          value={done}
          max={segments.length}
        />
      </div>
      {chunks.map((chunk) => (
        <Form key={chunk} id={`save-${chunk}`} action={`${base}/save`}>
          <input type="hidden" name="versions" value={versions(chunk)} readOnly />
        </Form>
      ))}
      {fieldsOf(segments).map(({ field, own }) => (
        <section key={field} className="mb-6">
          <h2 className="mb-2 border-line border-b pb-1 text-lg">{fieldName(t, field)}</h2>
          {own.map((segment) => (
            <SentenceRow
              key={segment.id}
              {...{ segment, editor, base, mode, now }}
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
                  onSaved={(state, version) => setSaved((known) => ({ ...known, [segment.id]: { state, version } }))}
                />
              ) : mode === 'review' ? (
                <SentenceReview segment={segment} lang={editor.targetLanguage} base={base} />
              ) : (
                <p lang={editor.targetLanguage} className="whitespace-pre-wrap">
                  {segment.text}
                </p>
              )}
            </SentenceRow>
          ))}
        </section>
      ))}
      {mode === 'write' ? (
        <div className="sticky bottom-0 z-10 -mx-4 mb-8 flex flex-wrap items-center gap-3 border-line border-t bg-paper px-4 py-3">
          {chunks.map((chunk) => (
            <SubmitButton key={chunk} form={`save-${chunk}`} variant="secondary">
              {t('translations:task.saveAll')}
            </SubmitButton>
          ))}
          <SubmitButton form={`save-${chunks.at(-1) ?? 0}`} formAction={`${base}/submit`}>
            {t('translations:task.submit')}
          </SubmitButton>
          <span className="text-ink-soft text-sm max-sm:hidden">{t('translations:task.shortcut')}</span>
        </div>
      ) : null}
      <DictionaryCard />
      <Comments editor={editor} base={base} canWork={props.canWork} now={now} />
    </>
  )
}

function fieldsOf<S extends { field: string }>(segments: readonly S[]): { field: string; own: S[] }[] {
  const names = [...new Set(segments.map(({ field }) => field))]
  return names.map((field) => ({ field, own: segments.filter((segment) => segment.field === field) }))
}
