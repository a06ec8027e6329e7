import { redirect } from 'react-router'
import { db } from '~/platform/database.server'
import { readForm } from '~/platform/forms.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { DescriptionList } from '~/ui/description-list'
import { ErrorSummary } from '~/ui/error-summary'
import { SelectField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { detailsSchema } from '../account'
import { changeDetails } from '../commands.server'
import { AccountTabs } from '../components/account-tabs'
import { timeZones } from '../time-zones'
import type { Route } from './+types/account'

export const handle = { policy: 'account.changeDetails' }

/** One's own account. */
const gate = (args: Route.LoaderArgs | Route.ActionArgs) => requireActor(args)

const refusals = ['linkSpent', 'alreadyMember']

export async function loader(args: Route.LoaderArgs) {
  const { name, email, language, timeZone, company } = gate(args)
  const search = new URL(args.request.url).searchParams
  return {
    name,
    email,
    personLanguage: language,
    timeZone,
    company: company && { nameZh: company.nameZh, nameEn: company.nameEn, role: company.role },
    isSaved: search.has('saved'),
    refused: refusals.find((reason) => reason === search.get('refused')) ?? null,
  }
}

export async function action(args: Route.ActionArgs) {
  const { personId } = gate(args)
  const form = await readForm(args.request, detailsSchema)
  if (!form.ok) return form.invalid
  await changeDetails(db, { personId, ...form.value })
  return redirect(`/${segmentOf(form.value.language)}/account?saved`)
}

export default function Account({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { error, value, summary } = useAnswer(actionData, ['name', 'language', 'timeZone'])
  const { name, email, personLanguage, timeZone, company, isSaved, refused } = loaderData
  const zones = timeZones.some((zone) => zone === timeZone) ? timeZones : [timeZone, ...timeZones]
  return (
    <>
      <title>{t('accounts:details.title')}</title>
      <PageHeader title={t('accounts:details.title')} />
      <AccountTabs current="details" />
      {isSaved ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('accounts:details.saved')}
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="problem" className="max-w-reading" announce>
          {t(`accounts:error.${refused}`)}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <Form action={`/${segmentOf(language)}/account`} reloadDocument>
        <TextField
          name="name"
          label={t('accounts:field.name')}
          autoComplete="name"
          defaultValue={value('name', name)}
          error={error('name')}
        />
        <SelectField
          name="language"
          label={t('accounts:details.language')}
          hint={t('accounts:details.languageHint')}
          options={(['zh-CN', 'en'] as const).map((tag) => ({ value: tag, label: t(`common:language.${tag}`) }))}
          defaultValue={value('language', personLanguage)}
          error={error('language')}
        />
        <SelectField
          name="timeZone"
          label={t('accounts:details.timeZone')}
          hint={t('accounts:details.timeZoneHint')}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
          defaultValue={value('timeZone', timeZone)}
          error={error('timeZone')}
        />
        <SubmitButton>{t('common:action.save')}</SubmitButton>
      </Form>
      <DescriptionList
        className="mt-8 max-w-reading"
        items={[
          { term: t('accounts:field.email'), detail: email },
          {
            term: t('accounts:details.company'),
            detail: company ? (
              <>
                <bdi>{language === 'zh-CN' ? company.nameZh || company.nameEn : company.nameEn || company.nameZh}</bdi>
                {` · ${t(`accounts:membership.${company.role}`)}`}
              </>
            ) : null,
          },
        ]}
      />
    </>
  )
}
