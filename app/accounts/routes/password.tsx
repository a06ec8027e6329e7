import { data, redirectDocument } from 'react-router'
import { peerOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { changePasswordSchema } from '../account'
import { AccountTabs } from '../components/account-tabs'
import { NewPasswordField } from '../components/new-password-field'
import { changePassword } from '../passwords/commands.server'
import { isHttps } from '../queries.server'
import { cookieOf } from '../session'
import type { Route } from './+types/password'

export const handle = { policy: 'account.changePassword' }

/** One's own password. */
const gate = (args: Route.LoaderArgs | Route.ActionArgs) => requireActor(args)

export async function loader(args: Route.LoaderArgs) {
  const { email } = gate(args)
  return { email }
}

export async function action(args: Route.ActionArgs) {
  const { personId, sessionId } = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, changePasswordSchema)
  if (!form.ok) return form.invalid
  const userAgent = args.request.headers.get('User-Agent') ?? ''
  const changed = await changePassword(db, { personId, sessionId, ...form.value, userAgent, peer: peerOf(args.context) })
  if (changed.ok) {
    return redirectDocument(`/${args.params.lang}/account/sessions?changed`, {
      headers: { 'Set-Cookie': cookieOf(changed.token, isHttps) },
    })
  }
  if (changed.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  if (changed.reason === 'wrongPassword') return invalid({ currentPassword: ['accounts:error.wrongPassword'] }, body)
  return refused(`accounts:error.${changed.reason}`, body, 429)
}

export default function Password({ loaderData: { email }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, summary } = useAnswer(actionData, ['currentPassword', 'newPassword'])
  return (
    <>
      <title>{t('accounts:password.title')}</title>
      <PageHeader title={t('accounts:password.title')} sub={t('accounts:password.sub')} />
      <AccountTabs current="password" />
      <ErrorSummary errors={summary} />
      <Form action={`/${segmentOf(language)}/account/password`}>
        {/* For password managers, which file a password under the name beside it. */}
        <input type="text" hidden autoComplete="username" value={email} readOnly tabIndex={-1} />
        <TextField
          name="currentPassword"
          type="password"
          label={t('accounts:field.currentPassword')}
          autoComplete="current-password"
          error={error('currentPassword')}
        />
        <NewPasswordField name="newPassword" error={error('newPassword')} />
        <SubmitButton>{t('accounts:password.submit')}</SubmitButton>
      </Form>
    </>
  )
}
