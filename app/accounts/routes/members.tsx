import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { TextField } from '~/ui/field'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { canManageMembers } from '../account'
import { joinRequestsOf } from '../memberships/queries.server'
import { membersOf } from '../queries.server'
import type { Route } from './+types/members'

export const handle = { policy: 'members.read' }

/** Members see who else acts for their company; owners decide. */
function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(actor.company !== null)
  return { company: actor.company, isOwner: canManageMembers(actor) }
}

const outcomes = ['invited', 'accepted', 'declined', 'badEmail', 'tooManyInvitations', 'joinDecided', 'alreadyMember']
const good = ['invited', 'accepted', 'declined']

export async function loader(args: Route.LoaderArgs) {
  const { company, isOwner } = gate(args)
  const asked = isOwner ? await joinRequestsOf(db, company.id) : []
  const members = await membersOf(db, company.id)
  return {
    now: await databaseNow(db),
    isOwner,
    asked: asked.map(({ id, name, email, createdAt }) => ({ id, name, email, createdAt })),
    members: members.map(({ personId, name, email, role }) => ({ personId, name, email, role })),
    outcome: outcomes.find((outcome) => outcome === new URL(args.request.url).searchParams.get('outcome')) ?? null,
  }
}

export default function Members({ loaderData: { now, isOwner, asked, members, outcome } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company/members`
  return (
    <>
      <title>{t('accounts:members.title')}</title>
      <PageHeader title={t('accounts:members.title')} sub={t('accounts:members.sub')} />
      {outcome ? (
        <Notice tone={good.includes(outcome) ? 'success' : 'problem'} className="max-w-reading" announce>
          {t(`accounts:members.outcome.${outcome}`)}
        </Notice>
      ) : null}
      {asked.map((person) => (
        <Card key={person.id} tone="attention" className="mb-5" title={t('accounts:members.asks', { name: person.name })}>
          <p className="break-all">{person.email}</p>
          <p className="mb-3 text-ink-soft text-sm">
            <Instant at={person.createdAt} now={now} />
          </p>
          <div className="flex flex-wrap gap-3">
            <Form action={`${base}/${person.id}/accept`}>
              <SubmitButton>{t('accounts:members.accept')}</SubmitButton>
            </Form>
            <Form action={`${base}/${person.id}/decline`}>
              <SubmitButton variant="secondary">{t('accounts:members.decline')}</SubmitButton>
            </Form>
          </div>
        </Card>
      ))}
      <Table
        caption={t('accounts:members.list')}
        rows={members}
        rowKey={(member) => member.personId}
        columns={[
          { key: 'name', header: t('accounts:people.name'), lead: true, cell: (member) => <bdi>{member.name}</bdi> },
          { key: 'email', header: t('accounts:field.mail'), className: 'break-all', cell: (member) => member.email },
          { key: 'role', header: t('accounts:members.role'), cell: (member) => t(`accounts:membership.${member.role}`) },
        ]}
      />
      {isOwner ? (
        <>
          <h2 className="mt-8 mb-1">{t('accounts:members.invite')}</h2>
          <p className="mb-4 max-w-reading text-ink-soft">{t('accounts:members.inviteHint')}</p>
          <Form action={`${base}/invite`}>
            <TextField name="email" type="email" label={t('accounts:field.email')} autoComplete="off" />
            <SubmitButton variant="secondary">{t('accounts:members.inviteSubmit')}</SubmitButton>
          </Form>
        </>
      ) : null}
    </>
  )
}
