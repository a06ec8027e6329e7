import { redirect, useLocation, useSearchParams } from 'react-router'
import { databaseNow } from '#db/clock'
import { emailSchema } from '~/accounts/account'
import { invite } from '~/accounts/memberships/commands.server'
import { membersOf } from '~/accounts/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { parseForm, readFormData, refused } from '~/platform/forms.server'
import { allow, requireActor } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { ErrorSummary } from '~/ui/error-summary'
import { useAnswer } from '~/ui/form-answer'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { canEditCompany, canInvite, hasCompany } from '../company'
import { CompanyTabs } from '../components/company-tabs'
import { InvitationList, InviteForm } from '../components/invitations'
import { JoinRequestList } from '../components/join-requests'
import { MemberTable } from '../components/member-table'
import { openInvitations, openJoinRequests } from '../members/queries.server'
import type { Route } from './+types/members'

export const handle = { policy: 'companies.members' }

/** Everybody of a company sees who belongs to it; its owner decides who does. */
function gate(args: Route.LoaderArgs | Route.ActionArgs) {
  const actor = requireActor(args)
  allow(args.request.method === 'POST' ? canInvite(actor) : hasCompany(actor))
  allow(hasCompany(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const companyId = actor.company.id
  const isOwner = canEditCompany(actor)
  const members = await membersOf(db, companyId)
  return {
    isOwner,
    canInvite: canInvite(actor),
    ownId: actor.personId,
    statesCapabilities: isOwner && actor.company.kind === 'vendor',
    members: members.map(({ personId, name, email, role, joinedAt }) => ({ personId, name, email, role, joinedAt })),
    joins: isOwner ? await openJoinRequests(db, companyId) : [],
    invitations: isOwner ? await openInvitations(db, { companyId, now: await databaseNow(db) }) : [],
  }
}

export async function action(args: Route.ActionArgs) {
  const { personId, name, company } = gate(args)
  const body = await readFormData(args.request)
  const form = parseForm(body, emailSchema)
  if (!form.ok) return form.invalid
  const sent = await invite(db, {
    actor: { personId, name, companyId: company.id },
    email: form.value.email,
    language: languageOf(args.context),
  })
  return sent.ok ? redirect(`/${args.params.lang}/company/members?done=invited`) : refused(`companies:error.${sent.reason}`, body)
}

const deeds = ['invited', 'withdrawn', 'removed', 'letIn', 'declined']

export default function Members({ loaderData, actionData }: Route.ComponentProps) {
  const { t } = useWords()
  const [search] = useSearchParams()
  const { key } = useLocation()
  const done = actionData ? '' : (search.get('done') ?? '')
  const { isOwner, members, joins, invitations, ownId, statesCapabilities } = loaderData
  const answer = useAnswer(actionData, ['email'])
  return (
    <>
      <title>{t('companies:members.title')}</title>
      <PageHeader title={t('companies:members.title')} sub={t('companies:members.sub')} />
      <CompanyTabs current="members" statesCapabilities={statesCapabilities} waiting={joins.length} />
      {deeds.includes(done) ? (
        <Notice tone="success" announce>
          {t(`companies:members.done.${done}`)}
        </Notice>
      ) : null}
      {done === 'changedMeanwhile' ? (
        <Notice tone="warning" announce>
          {t('companies:error.changedMeanwhile')}
        </Notice>
      ) : null}
      <ErrorSummary errors={answer.summary} />
      {joins.length > 0 ? <JoinRequestList joins={joins} /> : null}
      <MemberTable members={members} ownId={ownId} canRemove={isOwner} />
      {isOwner ? (
        <section className="mt-10">
          <h2 className="mb-3">{t('companies:members.invite')}</h2>
          <InviteForm key={key} answer={answer} canInvite={loaderData.canInvite} />
          <h3 className="mt-8 mb-2">{t('companies:members.invitations')}</h3>
          <InvitationList invitations={invitations} />
        </section>
      ) : (
        <p className="mt-4 text-ink-soft text-sm">{t('companies:own.readOnly')}</p>
      )}
    </>
  )
}
