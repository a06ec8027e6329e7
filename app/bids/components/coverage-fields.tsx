import type { Language } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { RadioGroup } from '~/ui/choice-field'
import { TextArea } from '~/ui/field'
import { answers, limits, type TypedOffer } from '../offer'
import type { RequirementLine } from '../requirement'
import type { ErrorOf } from './offer-form'

/** Each requirement with its acceptance criterion, and beside it what the vendor covers. */
export function CoverageFields({
  requirements,
  language,
  typed,
  error,
}: {
  requirements: readonly RequirementLine[]
  language: Language
  typed: TypedOffer['coverage']
  error: ErrorOf
}) {
  const { t } = useWords()
  return (
    <section className="mb-8">
      <h2 className="mb-3">{t('bids:form.coverage')}</h2>
      <ol className="space-y-4">
        {requirements.map(({ key, level, what, acceptance }, index) => {
          const name = `coverage[${index}]`
          const own = typed.find((entry) => entry.key === key)
          return (
            <li key={key} className="max-w-reading rounded-lg border border-line bg-surface p-4">
              <input type="hidden" name={`${name}.key`} value={key} />
              <div className="mb-2 flex flex-wrap items-center gap-2">
                <span className="font-semibold">{t('bids:form.requirement', { number: Number(key.slice(1)) })}</span>
                <Chip tone={level === 'must' ? 'river' : 'neutral'}>{t(`bids:level.${level}`)}</Chip>
              </div>
              <p lang={language}>{what}</p>
              <p className="mt-1 mb-3 text-ink-soft text-sm">
                {t('bids:form.acceptance')} <span lang={language}>{acceptance}</span>
              </p>
              <RadioGroup
                name={`${name}.answer`}
                label={t('bids:form.answer')}
                options={answers.map((answer) => ({ value: answer, label: t(`bids:answer.${answer}`) }))}
                columns
                defaultValue={own?.answer}
                error={error(`${name}.answer`)}
              />
              <TextArea
                name={`${name}.note`}
                required={false}
                rows={2}
                label={t('bids:form.note')}
                hint={t('bids:form.noteHint')}
                maxLength={limits.note}
                defaultValue={own?.note}
                error={error(`${name}.note`)}
                className="mb-0"
              />
            </li>
          )
        })}
      </ol>
    </section>
  )
}
