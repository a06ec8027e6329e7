import { data } from 'react-router'
import { db } from '~/platform/database.server'
import { type FormAnswer, invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { AccountTabs } from '../../components/account-tabs'
import { accessTokenSchema, canHoldTokens, lifetimes, longestTokenName, scopesFor, usualLifetime } from '../access-token'
import { makeAccessToken } from '../commands.server'
import { nounOf } from '../scope'
import type { Route } from './+types/new'

export const handle = { policy: 'tokens.make' }

function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canHoldTokens(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const { company } = gate(args)
  return { scopes: scopesFor(company.kind), lifetimes, usualLifetime, longestTokenName }
}

type Made = FormAnswer & { made?: { token: string; expiresAt: string } }

/** The token stands in this one answer and nowhere else, so it is an answer and no redirect. */
export async function action(args: Route.ActionArgs) {
  const { personId, company } = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, accessTokenSchema)
  if (!form.ok) return form.invalid
  const made = await makeAccessToken(db, { personId, companyId: company.id, ...form.value })
  if (made.ok) return data<Made>({ errors: {}, values: {}, made: { token: made.token, expiresAt: made.expiresAt } }, { status: 200 })
  if (made.reason === 'busy') throw data({ code: 'busy' }, { status: 503, headers: { 'Retry-After': '5' } })
  if (made.reason === 'wrongPassword') return invalid({ password: ['accounts:error.wrongPassword'] }, body)
  if (made.reason === 'nameTaken') return invalid({ name: ['tokens:error.nameTaken'] }, body)
  if (made.reason === 'tooManyAttempts') return refused('accounts:error.tooManyAttempts', body, 429)
  return refused(`tokens:error.${made.reason}`, body)
}

export default function NewToken({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, chosen, summary } = useAnswer(actionData, ['name', 'scopes', 'days', 'password'])
  const base = `/${segmentOf(language)}/account/tokens`
  const { made } = (actionData ?? {}) as Partial<Made>
  return (
    <>
      <title>{t('tokens:new')}</title>
      <PageHeader title={t(made ? 'tokens:made' : 'tokens:new')} sub={made ? null : t('tokens:sub')} />
      <AccountTabs current="tokens" />
      {made ? (
        <section className="max-w-reading">
          <Notice tone="warning" title={t('tokens:onceTitle')} announce>
            {t('tokens:once')}
          </Notice>
          <p className="my-4">
            <code className="block select-all break-all rounded-md border border-line bg-sunken p-4" data-token>
              {made.token}
            </code>
          </p>
          <p className="mb-6 text-ink-soft text-sm">
            {t('tokens:expires')} <Instant at={made.expiresAt} show="day" />
          </p>
          <LinkButton to={base}>{t('tokens:kept')}</LinkButton>
        </section>
      ) : (
        <>
          <ErrorSummary errors={summary} />
          <Form action={`${base}/new`}>
            <TextField
              name="name"
              label={t('tokens:name')}
              hint={t('tokens:nameHint')}
              maxLength={loaderData.longestTokenName}
              defaultValue={value('name', '')}
              autoComplete="off"
              error={error('name')}
            />
            <CheckboxGroup
              name="scopes"
              label={t('tokens:scopes')}
              hint={t('tokens:scopesHint')}
              options={loaderData.scopes.map((scope) => ({
                value: scope,
                label: t(`tokens:scope.${nounOf(scope)}`),
                hint: scope,
              }))}
              defaultValue={chosen('scopes', [])}
              error={error('scopes')}
            />
            <SelectField
              name="days"
              label={t('tokens:lifetime')}
              options={loaderData.lifetimes.map((days) => ({ value: String(days), label: t('tokens:days', { count: days }) }))}
              defaultValue={value('days', String(loaderData.usualLifetime))}
              error={error('days')}
            />
            <TextField
              name="password"
              type="password"
              label={t('accounts:field.currentPassword')}
              hint={t('tokens:passwordHint')}
              autoComplete="current-password"
              error={error('password')}
            />
            <SubmitButton>{t('tokens:make')}</SubmitButton>
          </Form>
        </>
      )}
    </>
  )
}
