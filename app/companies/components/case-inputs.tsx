import { useWords } from '~/platform/i18n/words'
import { TextArea, TextField } from '~/ui/field'
import { longestProfile } from '../company'
import { caseFields, inputOf, longestCaseTitle } from '../profile/case-study'

interface CaseInputsProps {
  fields: Readonly<Record<string, string>>
  writtenIn: string
  error: (name: string) => string | undefined
  value: (name: string, saved?: string) => string | undefined
}

/** The case studies of a vendor, to be filled in; an empty one is none. */
export function CaseInputs({ fields, writtenIn, error, value }: CaseInputsProps) {
  const { t } = useWords()
  return (
    <section>
      <h2 className="mb-1 text-lg">{t('companies:cases.title')}</h2>
      <p className="mb-4 text-ink-soft text-sm">{t('companies:cases.hint')}</p>
      {caseFields.map(({ number, title, text }) => (
        <fieldset key={number} className="mb-2">
          <legend className="mb-2 font-semibold">{t('companies:cases.numbered', { number })}</legend>
          <TextField
            name={inputOf(title)}
            lang={writtenIn}
            maxLength={longestCaseTitle}
            required={false}
            label={t('companies:cases.heading')}
            hint={number === 1 ? t('companies:cases.headingHint') : undefined}
            defaultValue={value(inputOf(title), fields[title] ?? '')}
            error={error(inputOf(title))}
          />
          <TextArea
            name={inputOf(text)}
            lang={writtenIn}
            rows={4}
            maxLength={longestProfile}
            required={false}
            label={t('companies:cases.text')}
            hint={number === 1 ? t('companies:cases.textHint') : undefined}
            defaultValue={value(inputOf(text), fields[text] ?? '')}
            error={error(inputOf(text))}
          />
        </fieldset>
      ))}
    </section>
  )
}
