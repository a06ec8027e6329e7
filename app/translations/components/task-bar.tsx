import { useWords } from '~/platform/i18n/words'
import { BottomBar } from '~/ui/bottom-bar'
import { Form, SubmitButton } from '~/ui/form'
import { Progress } from '~/ui/progress'
import type { Editor, EditorSegment } from '../tasks/queries.server'
import { isSettled } from '../tasks/task'
import { ShortcutList } from '../workbench/components/shortcut-list'

/** How far the task is and what ends this person's part of it, in sight at the foot of the screen. */
export function TaskBar({
  segments,
  editor,
  base,
  mode,
  chunks,
  hasScripts,
}: {
  segments: readonly EditorSegment[]
  editor: Editor
  base: string
  mode: 'write' | 'review' | 'read'
  /** Numbers of the forms that save without scripts. */
  chunks: readonly number[]
  hasScripts: boolean
}) {
  const { t } = useWords()
  const isJudged = mode === 'review' || editor.status === 'in_review'
  const done = segments.filter(({ state, isStale }) =>
    isJudged ? isSettled(state) : !isStale && (isSettled(state) || state === 'draft' || state === 'ready'),
  ).length
  return (
    <BottomBar className="mb-8 flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
      {mode === 'write' ? (
        <>
          <SubmitButton form={`save-${chunks.at(-1) ?? 0}`} formAction={`${base}/submit`}>
            {t('translations:task.submit')}
          </SubmitButton>
          {hasScripts ? null : (
            <noscript>
              {chunks.map((chunk) => (
                <SubmitButton key={chunk} form={`save-${chunk}`} variant="secondary">
                  {t('translations:task.saveAll')}
                </SubmitButton>
              ))}
            </noscript>
          )}
        </>
      ) : null}
      {mode === 'review' ? (
        <>
          <Form action={`${base}/approve`}>
            <input type="hidden" name="submittedAt" value={editor.submittedAt ?? ''} />
            <SubmitButton>{t('translations:task.approveAll')}</SubmitButton>
          </Form>
          {segments.some(({ state, method }) => state === 'ready' && method === 'memory') ? (
            <Form action={`${base}/approve-memory`}>
              <SubmitButton variant="secondary">{t('translations:workbench.approveMemory')}</SubmitButton>
            </Form>
          ) : null}
          <Form action={`${base}/return`}>
            <SubmitButton variant="secondary">{t('translations:task.return')}</SubmitButton>
          </Form>
        </>
      ) : null}
      <div className="max-w-80 grow basis-36">
        <Progress
          label={t(isJudged ? 'translations:task.progressReview' : 'translations:task.progress')}
          value={done}
          max={segments.length}
        />
      </div>
      {hasScripts ? (
        <span className="ms-auto max-sm:hidden">
          <ShortcutList mode={mode} />
        </span>
      ) : null}
    </BottomBar>
  )
}
