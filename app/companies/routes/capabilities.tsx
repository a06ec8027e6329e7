import { redirect, useSearchParams } from 'react-router'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { verticals } from '~/requests/request'
import { CheckboxGroup } from '~/ui/choice-field'
import { ErrorSummary } from '~/ui/error-summary'
import { DateField, TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { capabilityOrder, certificateFields, longestCertificate } from '../capabilities/capability'
import { capabilitiesOf, capabilitySchema } from '../capabilities/capability-form'
import { stateCapabilities } from '../capabilities/commands.server'
import { capabilitiesFor } from '../capabilities/queries.server'
import { canEditCompany } from '../company'
import { CompanyTabs } from '../components/company-tabs'
import type { Route } from './+types/capabilities'

export const handle = { policy: 'companies.stateCapabilities' }

/** A vendor's owner. */
function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor) && actor.company.kind === 'vendor')
  return { personId: actor.personId, companyId: actor.company!.id }
}

export async function loader(args: Route.LoaderArgs) {
  return capabilitiesFor(db, gate(args).companyId)
}

export async function action(args: Route.ActionArgs) {
  const actor = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, capabilitySchema)
  if (!form.ok) return form.invalid
  const stated = await stateCapabilities(db, { actor, capabilities: capabilitiesOf(form.value) })
  return stated.ok ? redirect(`/${args.params.lang}/company/capabilities?saved`) : refused('companies:error.notYours', body)
}

/** What a vendor states of itself beside its technologies: matching reads it, and its public page shows it. */
export default function CapabilityForm({ loaderData: stated, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const { error, value, chosen, summary } = useAnswer(actionData, capabilityOrder)
  const isSaved = useSearchParams()[0].has('saved') && !actionData
  return (
    <>
      <title>{t('companies:capabilities.title')}</title>
      <PageHeader title={t('companies:capabilities.title')} sub={t('companies:capabilities.sub')} />
      <CompanyTabs current="capabilities" statesCapabilities />
      {isSaved ? (
        <Notice tone="success" announce>
          {t('companies:capabilities.saved')}
        </Notice>
      ) : null}
      <ErrorSummary errors={summary} />
      <Form className="max-w-reading">
        <CheckboxGroup
          name="verticals"
          label={t('companies:capabilities.verticals')}
          options={verticals.map((each) => ({ value: each, label: t(`requests:vertical.${each}`) }))}
          defaultValue={chosen('verticals', stated.verticals)}
          error={error('verticals')}
          required={false}
          columns
        />
        <TextField
          name="teamSize"
          inputMode="numeric"
          label={t('companies:capabilities.team')}
          defaultValue={value('teamSize', stated.teamSize === null ? '' : String(stated.teamSize))}
          error={error('teamSize')}
          required={false}
        />
        <h2 className="mb-1 text-lg">{t('companies:capabilities.certificates')}</h2>
        <p className="mb-4 text-ink-soft text-sm">{t('companies:capabilities.certificatesHint')}</p>
        {certificateFields.map(({ name, expiresOn }, index) => (
          <div key={name} className="gap-4 sm:grid sm:grid-cols-[1fr_12rem]">
            <TextField
              name={name}
              label={t('companies:capabilities.certificate', { number: index + 1 })}
              maxLength={longestCertificate}
              defaultValue={value(name, stated.certificates[index]?.name ?? '')}
              error={error(name)}
              required={false}
            />
            <DateField
              name={expiresOn}
              label={t('companies:capabilities.expires')}
              defaultValue={value(expiresOn, stated.certificates[index]?.expiresOn ?? '')}
              error={error(expiresOn)}
              required={false}
            />
          </div>
        ))}
        <SubmitButton>{t('companies:capabilities.save')}</SubmitButton>
      </Form>
    </>
  )
}
