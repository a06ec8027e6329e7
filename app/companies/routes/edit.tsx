import { redirect } from 'react-router'
import { databaseNow } from '#db/clock'
import { listCorridors } from '~/corridors/queries.server'
import { db } from '~/platform/database.server'
import { invalid, parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { editCompany } from '../commands.server'
import { canEditCompany, isVerified } from '../company'
import { CompanyForm } from '../components/company-form'
import { ownCompany } from '../queries.server'
import { companySchemas } from '../registration-form'
import type { Route } from './+types/edit'

export const handle = { policy: 'companies.edit' }

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canEditCompany(actor))
  return { actor, company: found(await ownCompany(db, { companyId: actor.company.id, personId: actor.personId })) }
}

export async function loader(args: Route.LoaderArgs) {
  const { company } = await gate(args)
  const { status, verifiedUntil, documentId: _, askedAt: __, verifiedAt: ___, ...saved } = company
  return { saved, isVerified: isVerified({ status, verifiedUntil }, await databaseNow(db)), corridors: await openCorridors() }
}

export async function action(args: Route.ActionArgs) {
  const { actor, company } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, companySchemas[company.kind])
  if (!form.ok) return form.invalid
  const { corridorId } = form.value
  if (corridorId && corridorId !== company.corridorId && !(await openCorridors()).some(({ id }) => id === corridorId))
    return invalid({ corridorId: ['common:form.error.badChoice'] }, body)
  const edited = await editCompany(db, { actor: { personId: actor.personId, companyId: company.id }, facts: form.value })
  if (edited.ok) {
    const saved = edited.isSentBack ? 'sentBack' : edited.isAskedAgain ? 'asked' : 'facts'
    return redirect(`/${args.params.lang}/company?saved=${saved}`)
  }
  const reason = `companies:error.${edited.reason}`
  return edited.field ? invalid({ [edited.field]: [reason] }, body) : refused(reason, body)
}

const openCorridors = async () => (await listCorridors(db)).filter(({ isOpen }) => isOpen === 1)

export default function EditCompany({ loaderData: { saved, isVerified: isChecked, corridors }, actionData }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('companies:edit.title')}</title>
      <PageHeader title={t('companies:edit.title')} back={{ to: `/${segmentOf(language)}/company`, label: t('companies:own.title') }} />
      {isChecked ? (
        <Notice tone="warning" className="max-w-reading">
          {t('companies:edit.sendsBack')}
        </Notice>
      ) : null}
      <CompanyForm kind={saved.kind} saved={saved} corridors={corridors} answer={actionData} />
    </>
  )
}
