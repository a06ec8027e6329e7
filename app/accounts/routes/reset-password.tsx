import { data, redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { newPasswordSchema } from '../account'
import { LinkSpent } from '../components/link-spent'
import { NewPasswordField } from '../components/new-password-field'
import { resetPassword } from '../passwords/commands.server'
import { isHttps } from '../queries.server'
import { noCookie } from '../session'
import { readToken } from '../tokens/queries.server'
import type { Route } from './+types/reset-password'

export const handle = { policy: 'account.resetPassword' }

/** Whoever has the link. */
const gate = ({ params }: Route.LoaderArgs | Route.ActionArgs) => readToken(db, 'resetPassword', params.token)

export async function loader(args: Route.LoaderArgs) {
  const link = await gate(args)
  return data({ email: link?.email ?? null }, { status: link ? 200 : 410 })
}

export async function action(args: Route.ActionArgs) {
  const link = await gate(args)
  const form = await readForm(args.request, newPasswordSchema)
  if (link && !form.ok) return form.invalid
  if (!link || !form.ok) return redirect(`/${args.params.lang}/reset-password/${encodeURIComponent(args.params.token)}`)
  const reset = await resetPassword(db, { token: args.params.token, password: form.value.password })
  if (!reset.ok && reset.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  if (!reset.ok) return redirect(`/${args.params.lang}/reset-password/${encodeURIComponent(args.params.token)}`)
  return redirect(`/${args.params.lang}/sign-in?reset`, { headers: { 'Set-Cookie': noCookie(isHttps) } })
}

export default function ResetPassword({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, summary } = useAnswer(actionData)
  if (!email) return <LinkSpent next="forgot-password" label={t('accounts:forgot.submit')} />
  return (
    <>
      <title>{t('accounts:reset.title')}</title>
      <PageHeader title={t('accounts:reset.title')} sub={t('accounts:reset.sub', { email })} />
      <ErrorSummary errors={summary} />
      <Form>
        <NewPasswordField name="password" error={error('password')} />
        <SubmitButton>{t('accounts:reset.submit')}</SubmitButton>
      </Form>
    </>
  )
}
