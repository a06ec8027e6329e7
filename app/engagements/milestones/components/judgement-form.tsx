import { useWords } from '~/platform/i18n/words'
import { DocumentText } from '~/translations/components/document-text'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { type Answer, useAnswer } from '~/ui/form-answer'
import { WordsAndFiles } from '../../components/words-and-files'
import { limits } from '../milestone'
import type { ShownCriterion } from '../queries.server'

interface Props {
  criteria: readonly ShownCriterion[]
  round: number
  accept: string
  answer: Answer | undefined
}

/** Met or not, one by one; what is not met needs its reason. */
export function JudgementForm({ criteria, round, accept, answer }: Props) {
  const { t, language } = useWords()
  const { error, value } = useAnswer(answer)
  return (
    <Form encType="multipart/form-data" className="max-w-reading">
      <input type="hidden" name="round" value={round} />
      {criteria.map(({ id, number, view, field }, index) => {
        const name = `judged[${index}]`
        return (
          <section key={id} className="mb-5 rounded-lg border border-line bg-surface p-4">
            <h2 className="mb-1 text-base">{t('engagements:criterion', { number })}</h2>
            <DocumentText view={view} field={field} className="mb-3" />
            <input type="hidden" name={`${name}.criterionId`} value={id} />
            <RadioGroup
              name={`${name}.isMet`}
              label={t('engagements:judge.isMet')}
              options={[
                { value: 'yes', label: t('engagements:milestone.met') },
                { value: 'no', label: t('engagements:milestone.notMet') },
              ]}
              defaultValue={value(`${name}.isMet`)}
              error={error(`${name}.isMet`)}
            />
            <TextArea
              name={`${name}.reason`}
              required={false}
              label={t('engagements:judge.reason')}
              hint={t('engagements:judge.reasonHint')}
              lang={language}
              rows={2}
              maxLength={limits.reason}
              defaultValue={value(`${name}.reason`)}
              error={error(`${name}.reason`)}
            />
          </section>
        )
      })}
      <WordsAndFiles
        words={{ name: 'note', required: false, label: t('engagements:judge.note'), maxLength: limits.note }}
        files={{ label: t('engagements:judge.files'), hint: t('engagements:judge.filesHint') }}
        {...{ accept, value, error }}
      />
      <p className="mb-4 text-sm">{t('engagements:judge.consequence')}</p>
      <SubmitButton>{t('engagements:judge.send')}</SubmitButton>
    </Form>
  )
}
