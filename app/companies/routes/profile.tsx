import { redirect, useSearchParams } from 'react-router'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { DocumentSheet } from '~/translations/components/document-text'
import { readLatest, readOriginal } from '~/translations/queries.server'
import { ErrorSummary } from '~/ui/error-summary'
import { TextArea } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { canEditCompany, longestProfile, profileFields } from '../company'
import { CaseInputs } from '../components/case-inputs'
import { CompanyTabs } from '../components/company-tabs'
import { ProfileText } from '../components/profile-text'
import { profileOrder } from '../profile/case-study'
import { saveProfile } from '../profile/commands.server'
import { profileOf, profileSchemas } from '../profile/profile-form'
import { ownCompany } from '../queries.server'
import type { Route } from './+types/profile'

export const handle = { policy: 'companies.writeProfile' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { actor, company: found(await ownCompany(db, { companyId: actor.company.id, personId: actor.personId })) }
}

export async function loader(args: Route.LoaderArgs) {
  const { company } = await gate(args)
  const { kind, language, documentId } = company
  if (!documentId) return { kind, writtenIn: language, fields: null, view: null }
  const [original, view] = await Promise.all([
    readOriginal(db, documentId),
    readLatest(db, { documentId, language: languageOf(args.context) }),
  ])
  return { kind, writtenIn: language, fields: original?.fields ?? null, view }
}

export async function action(args: Route.ActionArgs) {
  const { actor, company } = await gate(args)
  const body = await readFormData(args.request)
  const form = company.kind === 'buyer' ? parseForm(body, profileSchemas.buyer) : parseForm(body, profileSchemas.vendor)
  if (!form.ok) return form.invalid
  const fields = profileOf(company.kind, form.value)
  const saved = await saveProfile(db, { actor: { personId: actor.personId, companyId: company.id }, fields })
  if (saved.ok) return redirect(`/${args.params.lang}/company/profile?saved=1`)
  return refused(saved.reason === 'notYours' ? 'companies:error.notYours' : 'companies:error.changedMeanwhile', body)
}

/** The company in its own words; every save asks for the translation of what changed. */
export default function Profile({ loaderData: { kind, writtenIn, fields, view }, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value, summary } = useAnswer(actionData, profileOrder[kind])
  const isSaved = useSearchParams()[0].has('saved') && !actionData
  return (
    <>
      <title>{t('companies:profile.title')}</title>
      <PageHeader
        title={t('companies:profile.title')}
        sub={t('companies:profile.sub', { language: t(`companies:profile.language.${writtenIn}`) })}
      />
      <CompanyTabs current="profile" statesCapabilities={kind === 'vendor'} />
      {isSaved ? (
        <Notice tone="success" announce>
          {t('companies:saved.profile')}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        {profileFields[kind].map((name, index) => (
          <TextArea
            key={name}
            name={name}
            lang={writtenIn}
            rows={6}
            maxLength={longestProfile}
            required={index === 0}
            label={t(`companies:field.${name}`)}
            hint={t(`companies:profile.hint.${kind}.${name}`)}
            defaultValue={value(name, fields?.[name] ?? '')}
            error={error(name)}
          />
        ))}
        {kind === 'vendor' ? <CaseInputs fields={fields ?? {}} writtenIn={writtenIn} error={error} value={value} /> : null}
        <SubmitButton>{t('companies:profile.save')}</SubmitButton>
      </Form>
      {view ? (
        <section className="mt-10">
          <h2 className="mb-3">{t('companies:profile.latest')}</h2>
          <DocumentSheet view={view}>
            <ProfileText view={view} kind={kind} />
          </DocumentSheet>
        </section>
      ) : null}
    </>
  )
}
