import { data, redirect } from 'react-router'
import { actorOf, languageOf, peerOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { isWithin, limits } from '~/platform/throttle.server'
import { CheckboxField, RadioGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { PageHeader } from '~/ui/page-header'
import { signUpSchema } from '../account'
import { signUp } from '../commands.server'
import { ConsentLabel } from '../components/consent-label'
import { NewPasswordField } from '../components/new-password-field'
import type { Route } from './+types/sign-up'

export const handle = { policy: 'account.signUp' }

/** For visitors; somebody signed in has an account. */
function gate({ context, params }: Route.LoaderArgs | Route.ActionArgs) {
  if (actorOf(context)) throw redirect(`/${params.lang}/desk`)
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const wished = new URL(args.request.url).searchParams.get('as')
  return { kind: wished === 'buyer' || wished === 'vendor' ? wished : undefined }
}

/** Refusals of the company stand at the field that can mend them. */
const fieldOf: Record<string, string> = {
  badIdentifier: 'identifier',
  identifierTaken: 'identifier',
  companyUnknown: 'identifier',
  nameTaken: 'companyName',
  badName: 'companyName',
}

export async function action(args: Route.ActionArgs) {
  gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, signUpSchema)
  if (!form.ok) return form.invalid
  if (!(await isWithin(db, limits.signUpPerPeer, peerOf(args.context)))) return refused('accounts:error.tooManyAttempts', body, 429)
  const signedUp = await signUp(db, { ...form.value, language: languageOf(args.context) })
  if (signedUp.ok) return redirect(`/${args.params.lang}/verify-email?sent=1`)
  if (signedUp.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  return invalid({ [fieldOf[signedUp.reason] ?? '']: [`accounts:error.${signedUp.reason}`] }, body)
}

const order = ['kind', 'company', 'identifier', 'companyName', 'name', 'email', 'password', 'consent']

export default function SignUp({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, order)
  const base = `/${segmentOf(language)}`
  return (
    <>
      <title>{t('accounts:signUp.title')}</title>
      <PageHeader title={t('accounts:signUp.title')} sub={t('accounts:signUp.sub')} />
      <ErrorSummary errors={summary} />
      <Form action={`${base}/sign-up`}>
        <RadioGroup
          name="kind"
          label={t('accounts:signUp.kind')}
          options={(['buyer', 'vendor'] as const).map((kind) => ({
            value: kind,
            label: t(`accounts:signUp.kindOf.${kind}`),
            hint: t(`accounts:signUp.kindHint.${kind}`),
          }))}
          defaultValue={value('kind', loaderData.kind)}
          error={error('kind')}
        />
        <h2 className="mt-8 mb-3">{t('accounts:signUp.yourCompany')}</h2>
        <RadioGroup
          name="company"
          label={t('accounts:signUp.company')}
          options={(['new', 'join'] as const).map((mode) => ({
            value: mode,
            label: t(`accounts:signUp.companyOf.${mode}`),
            hint: t(`accounts:signUp.companyHint.${mode}`),
          }))}
          defaultValue={value('company', 'new')}
          error={error('company')}
        />
        <TextField
          name="identifier"
          label={t('accounts:signUp.identifier')}
          hint={t('accounts:signUp.identifierHint')}
          autoComplete="off"
          defaultValue={value('identifier')}
          error={error('identifier')}
        />
        <TextField
          name="companyName"
          label={t('accounts:signUp.companyName')}
          hint={t('accounts:signUp.companyNameHint')}
          autoComplete="organization"
          defaultValue={value('companyName')}
          error={error('companyName')}
        />
        <h2 className="mt-8 mb-3">{t('accounts:signUp.you')}</h2>
        <TextField
          name="name"
          label={t('accounts:field.name')}
          hint={t('accounts:signUp.nameHint')}
          autoComplete="name"
          defaultValue={value('name')}
          error={error('name')}
        />
        <TextField
          name="email"
          type="email"
          label={t('accounts:field.email')}
          hint={t('accounts:signUp.emailHint')}
          autoComplete="email"
          defaultValue={value('email')}
          error={error('email')}
        />
        <NewPasswordField name="password" error={error('password')} />
        <CheckboxField name="consent" label={<ConsentLabel />} defaultChecked={value('consent') === 'on'} error={error('consent')} />
        <SubmitButton>{t('accounts:signUp.submit')}</SubmitButton>
      </Form>
      <p className="mt-6">
        {t('accounts:signUp.haveAccount')} <a href={`${base}/sign-in`}>{t('common:nav.signIn')}</a>
      </p>
    </>
  )
}
