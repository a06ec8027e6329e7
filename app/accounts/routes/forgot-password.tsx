import { redirect } from 'react-router'
import { actorOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { emailSchema } from '../account'
import { forgotPassword } from '../passwords/commands.server'
import type { Route } from './+types/forgot-password'

export const handle = { policy: 'account.forgotPassword' }

/** For everybody; the answer does not tell who has an account. */
function gate({ context }: Route.LoaderArgs | Route.ActionArgs) {
  return actorOf(context)
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { isSent: new URL(args.request.url).searchParams.has('sent') }
}

export async function action(args: Route.ActionArgs) {
  gate(args)
  const form = await readForm(args.request, emailSchema)
  if (!form.ok) return form.invalid
  await forgotPassword(db, form.value.email)
  return redirect(`/${args.params.lang}/forgot-password?sent=1`)
}

export default function ForgotPassword({ loaderData: { isSent }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['email'])
  return (
    <>
      <title>{t('accounts:forgot.title')}</title>
      <PageHeader title={t('accounts:forgot.title')} sub={isSent ? null : t('accounts:forgot.sub')} />
      {isSent ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('accounts:forgot.sent')}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <Form action={`/${segmentOf(language)}/forgot-password`}>
        <TextField
          name="email"
          type="email"
          label={t('accounts:field.email')}
          autoComplete="username"
          defaultValue={value('email')}
          error={error('email')}
        />
        <SubmitButton variant={isSent ? 'secondary' : 'primary'}>
          {isSent ? t('accounts:forgot.again') : t('accounts:forgot.submit')}
        </SubmitButton>
      </Form>
    </>
  )
}
