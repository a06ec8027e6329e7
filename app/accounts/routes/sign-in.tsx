import { data, redirect } from 'react-router'
import { actorOf, peerOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { safePath } from '~/platform/safe-path'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { signInSchema } from '../account'
import { signIn } from '../commands.server'
import { isHttps } from '../queries.server'
import { cookieOf } from '../session'
import type { Route } from './+types/sign-in'

export const handle = { policy: 'account.signIn' }

/** For everybody: signing in again replaces the session that was there. */
function gate({ context }: Route.LoaderArgs | Route.ActionArgs) {
  return actorOf(context)
}

const notices = ['verified', 'reset', 'invited', 'signedOut'] as const

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const search = new URL(args.request.url).searchParams
  const back = safePath(search.get('back'))
  if (actor) throw redirect(back ?? `/${args.params.lang}/desk`)
  return { back, notice: notices.find((notice) => search.has(notice)) ?? null }
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, signInSchema)
  if (!form.ok) return form.invalid
  const { email, password, back } = form.value
  const signedIn = await signIn(db, {
    email,
    password,
    peer: peerOf(args.context),
    userAgent: args.request.headers.get('User-Agent') ?? '',
    replaces: actor?.sessionId,
  })
  if (signedIn.ok) {
    return redirect(safePath(back) ?? `/${args.params.lang}/desk`, { headers: { 'Set-Cookie': cookieOf(signedIn.token, isHttps) } })
  }
  if (signedIn.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  return refused(`accounts:error.${signedIn.reason}`, body, signedIn.reason === 'tooManyAttempts' ? 429 : 422)
}

export default function SignIn({ loaderData: { back, notice }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['email', 'password'])
  const base = `/${segmentOf(language)}`
  return (
    <>
      <title>{t('accounts:signIn.title')}</title>
      <PageHeader title={t('accounts:signIn.title')} />
      {notice && summary.length === 0 ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t(`accounts:signIn.notice.${notice}`)}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <Form action={`${base}/sign-in`} reloadDocument>
        <TextField
          name="email"
          type="email"
          label={t('accounts:field.email')}
          autoComplete="username"
          defaultValue={value('email')}
          error={error('email')}
        />
        <TextField
          name="password"
          type="password"
          label={t('accounts:field.password')}
          autoComplete="current-password"
          error={error('password')}
        />
        {back ? <input type="hidden" name="back" value={back} /> : null}
        <SubmitButton>{t('common:nav.signIn')}</SubmitButton>
      </Form>
      <ul className="mt-6 space-y-2">
        <li>
          <a href={`${base}/forgot-password`}>{t('accounts:signIn.forgot')}</a>
        </li>
        <li>
          <a href={`${base}/verify-email`}>{t('accounts:signIn.noLetter')}</a>
        </li>
        <li>
          {t('accounts:signIn.noAccount')} <a href={`${base}/sign-up`}>{t('common:nav.signUp')}</a>
        </li>
      </ul>
    </>
  )
}
