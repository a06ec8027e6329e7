import { data, redirect } from 'react-router'
import { actorOf, languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { CheckboxField } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { invitedSchema } from '../account'
import { ConsentLabel } from '../components/consent-label'
import { LinkSpent } from '../components/link-spent'
import { NewPasswordField } from '../components/new-password-field'
import { acceptInvitation } from '../invitations/commands.server'
import { readToken } from '../tokens/queries.server'
import type { Route } from './+types/invitation'

export const handle = { policy: 'account.acceptInvitation' }

/** Whoever has the link. */
async function gate({ context, params }: Route.LoaderArgs | Route.ActionArgs) {
  return { link: await readToken(db, 'invitation', params.token), actor: actorOf(context) }
}

export async function loader(args: Route.LoaderArgs) {
  const { link, actor } = await gate(args)
  if (!link) return data(null, { status: 410 })
  return {
    email: link.email,
    company: link.companyId ? { zh: link.nameZh, en: link.nameEn } : null,
    visitor: !actor ? ('nobody' as const) : actor.email === link.email && link.companyId ? ('invited' as const) : ('somebodyElse' as const),
  }
}

export async function action(args: Route.ActionArgs) {
  await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, invitedSchema)
  if (!form.ok) return form.invalid
  const { name, password } = form.value
  const accepted = await acceptInvitation(db, { token: args.params.token, name, password, language: languageOf(args.context) })
  if (accepted.ok) return redirect(`/${args.params.lang}/sign-in?invited`)
  if (accepted.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  return refused(`accounts:error.${accepted.reason}`, body)
}

export default function Invitation({ loaderData, actionData, params }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['name', 'password', 'consent'])
  const base = `/${segmentOf(language)}`
  if (!loaderData) return <LinkSpent next="sign-in" label={t('common:nav.signIn')} />
  const { email, company, visitor } = loaderData
  const companyName = company && ((language === 'zh-CN' ? company.zh || company.en : company.en || company.zh) ?? '')
  const title = companyName ? t('accounts:invitation.title', { company: companyName }) : t('accounts:invitation.staffTitle')
  return (
    <>
      <title>{title}</title>
      <PageHeader title={title} sub={t('accounts:invitation.sub', { email })} />
      {visitor === 'invited' ? (
        <Form action={`${base}/invitations/${params.token}/follow`}>
          <SubmitButton>{t('accounts:invitation.follow')}</SubmitButton>
        </Form>
      ) : visitor === 'somebodyElse' ? (
        <Notice tone="warning">{t('accounts:invitation.somebodyElse')}</Notice>
      ) : (
        <>
          <ErrorSummary errors={summary} />
          <Form>
            <TextField
              name="name"
              label={t('accounts:field.name')}
              hint={t('accounts:signUp.nameHint')}
              autoComplete="name"
              defaultValue={value('name')}
              error={error('name')}
            />
            <NewPasswordField name="password" error={error('password')} />
            <CheckboxField name="consent" label={<ConsentLabel />} defaultChecked={value('consent') === 'on'} error={error('consent')} />
            <SubmitButton>{t('accounts:signUp.submit')}</SubmitButton>
          </Form>
          <p className="mt-6">
            {t('accounts:invitation.haveAccount')}{' '}
            <a href={`${base}/sign-in?back=${encodeURIComponent(`${base}/invitations/${params.token}`)}`}>{t('common:nav.signIn')}</a>
          </p>
        </>
      )}
    </>
  )
}
