import { redirect } from 'react-router'
import { z } from 'zod'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, found, requireActor } from '~/platform/gate.server'
import { canVerify, stampOf } from '../company'
import { VerdictPage } from '../components/verdict-page'
import { refuseCompany } from '../verification/commands.server'
import { companyForStaff } from '../verification/queries.server'
import { noteField, seenField } from '../verification/verdict-form'
import type { Route } from './+types/refuse'

export const handle = { policy: 'companies.refuse' }

const schema = z.strictObject({ note: noteField, seen: seenField })

async function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(canVerify(actor))
  return { actor, company: found(await companyForStaff(db, args.params.ref)) }
}

export async function loader(args: Route.LoaderArgs) {
  const { company } = await gate(args)
  const { ref, kind, language, nameZh, nameEn } = company
  return { company: { ref, kind, language, nameZh, nameEn, stamp: stampOf(company) } }
}

export async function action(args: Route.ActionArgs) {
  const { actor, company } = await gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, schema)
  if (!form.ok) return form.invalid
  const decided = await refuseCompany(db, { moderatorId: actor.personId, companyId: company.id, ...form.value })
  return decided.ok ? redirect(`/${args.params.lang}/staff/companies/${company.ref}`) : refused(`companies:error.${decided.reason}`, body)
}

export default function Refuse({ loaderData: { company }, actionData }: Route.ComponentProps) {
  return <VerdictPage verdict="refuse" company={company} answer={actionData} />
}
