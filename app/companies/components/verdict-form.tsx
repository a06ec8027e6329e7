import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { registries, type Verdict } from '../company'

interface Subject {
  ref: string
  kind: 'buyer' | 'vendor'
  language: 'zh-CN' | 'en'
  /** What the moderator has before their eyes: a decision about something else does not count. */
  stamp: string
}

/** One decision with its note; the words that the owner reads are written in the company's language. */
export function VerdictForm({ verdict, company, answer }: { verdict: Verdict; company: Subject; answer?: Answer | undefined }) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(answer, ['registry', 'note'])
  const isForOwner = verdict === 'refuse' || verdict === 'suspend'
  const choices = registries[company.kind]
  return (
    <>
      <ErrorSummary errors={summary.map(({ field, ...rest }) => (field ? { ...rest, field: `${verdict}-${field}` } : rest))} />
      <Form action={`/${segmentOf(language)}/staff/companies/${company.ref}/${verdict}`}>
        <p className="mb-4">{t(`companies:verdict.${verdict}.explain`)}</p>
        <input type="hidden" name="seen" value={company.stamp} />
        {verdict === 'verify' ? (
          <RadioGroup
            id={`${verdict}-registry`}
            name="registry"
            label={t('companies:verdict.registry')}
            options={choices.map((registry) => ({ value: registry, label: t(`companies:registry.${registry}`) }))}
            defaultValue={value('registry', choices.length === 1 ? choices[0] : undefined)}
            error={error('registry')}
          />
        ) : null}
        <TextArea
          id={`${verdict}-note`}
          name="note"
          rows={3}
          lang={isForOwner ? company.language : undefined}
          label={t(`companies:verdict.${verdict}.note`)}
          hint={t(`companies:verdict.${verdict}.noteHint`, { language: t(`companies:profile.language.${company.language}`) })}
          defaultValue={value('note')}
          error={error('note')}
        />
        <SubmitButton variant={verdict === 'verify' || verdict === 'reinstate' ? 'primary' : 'danger'}>
          {t(`companies:verdict.${verdict}.button`)}
        </SubmitButton>
      </Form>
    </>
  )
}
