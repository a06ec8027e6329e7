import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'

/** Asks for the number of a certificate. */
export function LookUpForm({ typed, error }: { typed: string; error: string | null }) {
  const { t, language } = useWords()
  return (
    <>
      <ErrorSummary errors={error ? [{ field: 'number', message: error }] : []} />
      <Form method="get" action={`/${segmentOf(language)}/certificates`} className="max-w-reading">
        <TextField
          name="number"
          label={t('certificates:public.number')}
          hint={t('certificates:public.numberHint')}
          autoComplete="off"
          defaultValue={typed}
          error={error ?? undefined}
        />
        <SubmitButton>{t('certificates:public.look')}</SubmitButton>
      </Form>
    </>
  )
}
