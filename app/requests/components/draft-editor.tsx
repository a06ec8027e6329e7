import { useRef } from 'react'
import { useWords } from '~/platform/i18n/words'
import { BottomBar } from '~/ui/bottom-bar'
import { Button } from '~/ui/button'
import { classes } from '~/ui/classes'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import type { Attachment } from '../attachments/attachment'
import type { Description } from '../description'
import { AttachmentFields } from './attachment-fields'
import { type SaveState, useAutosave } from './autosave'
import { fieldOrder, RequestFields, type SectionKey, sections } from './request-fields'

export interface Draft {
  ref: string
  /** Path of the request's own page; deeds hang below it. */
  path: string
  version: number
  /** Language that the buyer writes in. */
  language: string
  description: Description
  files: Attachment[]
  accept: string
  /** Sections without anything missing. */
  done: SectionKey[]
  /** What looks like contact data in the words. */
  contacts: string[]
  /** A moderator's words, when it came back. */
  returnedWith: string
  isCompanyVerified: boolean
  /** Makes a second press of "hand in" the same deed. */
  formKey: string
  notice: 'saved' | null
}

/** The page on which a request is written: one form in sections, saved by itself where there are scripts. */
export function DraftEditor({ draft, answer }: { draft: Draft; answer: Answer | undefined }) {
  const { t } = useWords()
  const form = useRef<HTMLFormElement>(null)
  const fields = useAnswer(answer, fieldOrder(draft.description))
  const version = Number(fields.value('version', String(draft.version)))
  const { state, left, putBack, discard } = useAutosave(form, {
    action: `${draft.path}/autosave`,
    version,
    storageKey: `draft:${draft.ref}`,
  })
  const title = draft.description.title || t('requests:mine.untitled')
  return (
    <>
      <title>{title}</title>
      <PageHeader
        kicker={draft.ref}
        title={title}
        lang={draft.language}
        sub={t('requests:form.requiredNote')}
        back={{ to: draft.path, label: t('common:nav.back') }}
      />
      <ErrorSummary errors={fields.summary} />
      <Notices draft={draft} state={state} left={left} putBack={putBack} discard={discard} isAnswer={answer !== undefined} />
      <div className="gap-10 lg:grid lg:grid-cols-[14rem_minmax(0,1fr)]">
        <ProgressList done={draft.done} />
        <Form ref={form} action={`${draft.path}/edit`} preventScrollReset>
          {/* Enter in a field presses the first button of a form: it saves, and never sends or adds anything. */}
          <button type="submit" className="sr-only" tabIndex={-1} aria-hidden="true">
            {t('requests:form.saveDraft')}
          </button>
          <input type="hidden" name="version" defaultValue={version} />
          <input type="hidden" name="key" defaultValue={draft.formKey} />
          <RequestFields
            description={draft.description}
            fields={fields}
            lang={draft.language}
            deliverablesPath={`${draft.path}/deliverables`}
          />
          <AttachmentFields
            requestRef={draft.ref}
            files={draft.files}
            base={`${draft.path}/files`}
            accept={draft.accept}
            error={fields.error('files')}
          />
          <SaveBar state={state} path={draft.path} />
        </Form>
      </div>
    </>
  )
}

function Notices({
  draft,
  state,
  left,
  putBack,
  discard,
  isAnswer,
}: {
  draft: Draft
  state: SaveState
  left: 'nothing' | 'restored' | 'older'
  putBack: () => void
  discard: () => void
  isAnswer: boolean
}) {
  const { t, language } = useWords()
  return (
    <>
      {draft.notice && !isAnswer ? (
        <Notice tone="success" announce>
          {t(`requests:form.${draft.notice}`)}
        </Notice>
      ) : null}
      {draft.returnedWith ? (
        <Notice tone="warning" title={t('requests:show.reasonTitle')}>
          <p lang={draft.language} className="whitespace-pre-line">
            {draft.returnedWith}
          </p>
        </Notice>
      ) : null}
      {draft.isCompanyVerified ? null : <Notice>{t('requests:mine.notVerified')}</Notice>}
      {left === 'nothing' ? null : (
        <Notice announce>
          {t(left === 'restored' ? 'requests:form.restored' : 'requests:form.leftBehind')}{' '}
          {left === 'older' ? (
            <Button type="button" variant="quiet" onClick={putBack}>
              {t('requests:form.putBack')}
            </Button>
          ) : null}
          <Button type="button" variant="quiet" onClick={discard}>
            {t('requests:form.discard')}
          </Button>
        </Notice>
      )}
      {state === 'conflict' ? (
        <Notice tone="problem" title={t('requests:form.conflictTitle')} announce>
          <p>{t('requests:form.conflict')}</p>
          <p>{t('requests:form.conflictKeep')}</p>
          <a href={draft.path} target="_blank" rel="noreferrer" className="inline-flex min-h-11 items-center">
            {t('requests:form.conflictOpen')}
          </a>
        </Notice>
      ) : null}
      {draft.contacts.length > 0 ? (
        <Notice tone="warning" title={t('requests:form.contactTitle')}>
          {t('requests:form.contact', { found: draft.contacts.join(language === 'zh-CN' ? '、' : ', ') })}
        </Notice>
      ) : null}
    </>
  )
}

/** Where one is in a long form, and what is left. */
function ProgressList({ done }: { done: readonly SectionKey[] }) {
  const { t } = useWords()
  return (
    <nav aria-label={t('requests:form.progress')} className="mb-8 self-start lg:sticky lg:top-6">
      <ol className="flex flex-wrap gap-x-4 lg:flex-col">
        {[...sections, 'files' as const].map((section) => {
          const isDone = section !== 'files' && done.includes(section)
          return (
            <li key={section}>
              <a
                href={`#section-${section}`}
                className={classes('inline-flex min-h-11 items-center gap-2 text-sm', isDone && 'text-ink-soft')}
              >
                <Icon
                  name={section === 'files' ? 'attachment' : isDone ? 'check' : 'edit'}
                  label={section === 'files' ? undefined : t(isDone ? 'requests:form.sectionDone' : 'requests:form.sectionOpen')}
                />
                {t(`requests:form.section.${section}`)}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function SaveBar({ state, path }: { state: SaveState; path: string }) {
  const { t } = useWords()
  const said = {
    idle: '',
    saving: t('requests:form.saving'),
    saved: t('requests:form.savedAt'),
    offline: t('requests:form.offline'),
    conflict: t('requests:form.conflictTitle'),
  }
  return (
    <BottomBar className="py-3">
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton formAction={`${path}/submit`}>{t('requests:form.submit')}</SubmitButton>
        <SubmitButton variant="secondary">{t('requests:form.saveDraft')}</SubmitButton>
        <span
          role="status"
          className={classes('text-sm', state === 'offline' || state === 'conflict' ? 'font-medium text-signal' : 'text-ink-soft')}
        >
          {said[state]}
        </span>
      </div>
      <p className="mt-1 text-ink-faint text-xs">{t('requests:form.submitHint')}</p>
    </BottomBar>
  )
}
