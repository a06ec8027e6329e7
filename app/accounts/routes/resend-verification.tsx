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
import { resendVerification } from '../commands.server'
import type { Route } from './+types/resend-verification'

export const handle = { policy: 'account.resendVerification' }

/** For everybody; the answer is one and the same. */
function gate({ context }: Route.LoaderArgs | Route.ActionArgs) {
  return actorOf(context)
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const search = new URL(args.request.url).searchParams
  return { email: actor?.email, isSent: search.has('sent'), isSpent: search.has('spent') }
}

export async function action(args: Route.ActionArgs) {
  gate(args)
  const form = await readForm(args.request, emailSchema)
  if (!form.ok) return form.invalid
  await resendVerification(db, form.value.email)
  return redirect(`/${args.params.lang}/verify-email?sent=1`)
}

export default function ResendVerification({ loaderData: { email, isSent, isSpent }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['email'])
  return (
    <>
      <title>{t('accounts:resend.title')}</title>
      <PageHeader title={isSent ? t('accounts:resend.sentTitle') : t('accounts:resend.title')} />
      {isSent ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('accounts:resend.sent')}
        </Notice>
      ) : null}
      {isSpent ? (
        <Notice tone="warning" className="max-w-reading" announce>
          {t('accounts:spent.sub')}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <h2 className="mb-2">{t('accounts:resend.again')}</h2>
      <p className="mb-4 max-w-reading text-ink-soft">{t('accounts:resend.hint')}</p>
      <Form action={`/${segmentOf(language)}/verify-email`}>
        <TextField
          name="email"
          type="email"
          label={t('accounts:field.email')}
          autoComplete="email"
          defaultValue={value('email', email)}
          error={error('email')}
        />
        <SubmitButton variant={isSent ? 'secondary' : 'primary'}>{t('accounts:resend.submit')}</SubmitButton>
      </Form>
    </>
  )
}
