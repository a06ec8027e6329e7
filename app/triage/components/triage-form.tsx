import { useWords } from '~/platform/i18n/words'
import { limits } from '~/requests/description'
import { Confirm } from '~/ui/confirm'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextArea } from '~/ui/field'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { rejectReasons, suspendReasons } from '../triage'

export type WordedDeed = 'return' | 'reject' | 'suspend'

/** A deed that needs words for the buyer, behind a button that opens it. */
export function WordedDeedForm({
  deed,
  path,
  lang,
  answer,
}: {
  deed: WordedDeed
  path: string
  lang: string
  answer?: Answer | undefined
}) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(answer, ['reasonCode', 'note'])
  const words = {
    return: {
      label: 'triage:decide.returnLabel',
      question: 'triage:decide.returnQuestion',
      note: 'triage:decide.returnField',
      go: 'triage:decide.return',
    },
    reject: {
      label: 'triage:decide.rejectLabel',
      question: 'triage:decide.rejectQuestion',
      note: 'triage:decide.rejectNote',
      go: 'triage:decide.reject',
    },
    suspend: {
      label: 'triage:decide.suspendLabel',
      question: 'triage:decide.suspendQuestion',
      note: 'triage:decide.suspendNote',
      go: 'triage:decide.suspend',
    },
  }[deed]
  const reasons =
    deed === 'reject'
      ? rejectReasons.map((reason) => ({ value: reason, label: t(`triage:rejectReason.${reason}`) }))
      : deed === 'suspend'
        ? suspendReasons.map((reason) => ({ value: reason, label: t(`triage:suspendReason.${reason}`) }))
        : null
  const id = (name: string) => (summary.length > 0 ? name : `${deed}-${name}`)
  return (
    <>
      <ErrorSummary errors={summary} />
      <Confirm
        label={t(words.label)}
        question={t(words.question)}
        confirmLabel={t(words.go)}
        action={`${path}/${deed}`}
        open={answer !== undefined}
      >
        {reasons ? (
          <SelectField
            id={id('reasonCode')}
            name="reasonCode"
            label={t(deed === 'reject' ? 'triage:decide.rejectReason' : 'triage:decide.suspendReason')}
            prompt={t('common:form.choose')}
            options={reasons}
            defaultValue={value('reasonCode')}
            error={error('reasonCode')}
          />
        ) : null}
        <TextArea
          id={id('note')}
          name="note"
          label={t(words.note)}
          lang={lang}
          rows={4}
          maxLength={limits.change}
          defaultValue={value('note')}
          error={error('note')}
        />
      </Confirm>
    </>
  )
}

/** The page that such a form comes back on. */
export function TriageForm({
  deed,
  request: { ref, title, language, path },
  answer,
}: {
  deed: WordedDeed
  request: { ref: string; title: string; language: string; path: string }
  answer: Answer | undefined
}) {
  return (
    <>
      <title>{title}</title>
      <PageHeader kicker={ref} title={title} lang={language} back={{ to: path, label: ref }} />
      <WordedDeedForm deed={deed} path={path} lang={language} answer={answer} />
    </>
  )
}
