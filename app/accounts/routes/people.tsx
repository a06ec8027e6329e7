import { Form as GetForm } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/field'
import { controlLook } from '~/ui/field-frame'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { canManagePeople } from '../account'
import { findPeople } from '../roles/queries.server'
import type { Route } from './+types/people'

export const handle = { policy: 'people.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canManagePeople(actor))
  return actor
}

const outcomes = ['done', 'invited', 'ownRole', 'hasCompany', 'unknownPerson', 'roleChanged', 'badEmail', 'tooManyMails']

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const search = new URL(args.request.url).searchParams
  const wanted = (search.get('q') ?? '').slice(0, 254)
  const people = await findPeople(db, wanted)
  return {
    wanted,
    outcome: outcomes.find((outcome) => outcome === search.get('outcome')) ?? null,
    people: people.map(({ id, name, email, staffRole, emailVerifiedAt, nameZh, nameEn }) => ({
      id,
      name,
      email,
      staffRole,
      isVerified: emailVerifiedAt !== null,
      company: nameZh || nameEn ? { zh: nameZh || nameEn, en: nameEn || nameZh } : null,
      isSelf: id === actor.personId,
    })),
  }
}

export default function People({ loaderData: { wanted, outcome, people } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/staff/people`
  return (
    <>
      <title>{t('accounts:people.title')}</title>
      <PageHeader title={t('accounts:people.title')} sub={t('accounts:people.sub')} />
      {outcome ? (
        <Notice tone={outcome === 'done' || outcome === 'invited' ? 'success' : 'problem'} className="max-w-reading" announce>
          {t(`accounts:people.outcome.${outcome}`)}
        </Notice>
      ) : null}
      <GetForm method="get" action={base} role="search" className="mb-2 flex flex-wrap items-end gap-3">
        <TextField name="q" type="search" label={t('accounts:people.search')} defaultValue={wanted} required={false} className="grow" />
        <Button variant="secondary" icon="search" className="mb-5">
          {t('common:action.search')}
        </Button>
      </GetForm>
      <Table
        caption={wanted ? t('accounts:people.found') : t('accounts:people.staff')}
        rows={people}
        rowKey={(person) => person.id}
        empty={<EmptyState title={t('accounts:people.none')}>{t('accounts:people.noneHint')}</EmptyState>}
        columns={[
          { key: 'name', header: t('accounts:people.name'), lead: true, cell: (person) => <bdi>{person.name}</bdi> },
          {
            key: 'email',
            header: t('accounts:field.mail'),
            className: 'break-all',
            cell: (person) => (
              <>
                {person.email} {person.isVerified ? null : <Chip tone="amber">{t('accounts:people.unverified')}</Chip>}
              </>
            ),
          },
          {
            key: 'place',
            header: t('accounts:people.place'),
            cell: (person) =>
              person.company ? (
                <bdi>{language === 'zh-CN' ? person.company.zh : person.company.en}</bdi>
              ) : (
                t(`accounts:role.${person.staffRole ?? 'none'}`)
              ),
          },
          {
            key: 'role',
            header: t('accounts:people.deed'),
            cell: (person) =>
              person.isSelf ? (
                t('accounts:people.self')
              ) : person.company ? (
                t('accounts:people.ofCompany')
              ) : (
                <Form action={`${base}/${person.id}/role`} className="flex flex-wrap gap-2">
                  <select
                    name="role"
                    aria-label={t('accounts:people.roleOf', { name: person.name })}
                    defaultValue={person.staffRole ?? 'none'}
                    className={`${controlLook} max-w-44`}
                  >
                    {(['none', 'moderator', 'operator', 'auditor'] as const).map((role) => (
                      <option key={role} value={role}>
                        {t(`accounts:role.${role}`)}
                      </option>
                    ))}
                  </select>
                  <SubmitButton variant="secondary">{t('accounts:people.give')}</SubmitButton>
                </Form>
              ),
          },
        ]}
      />
      <h2 className="mt-8 mb-1">{t('accounts:people.invite')}</h2>
      <p className="mb-4 max-w-reading text-ink-soft">{t('accounts:people.inviteHint')}</p>
      <Form action={`${base}/invite`}>
        <TextField name="email" type="email" label={t('accounts:field.email')} autoComplete="off" />
        <SubmitButton variant="secondary">{t('accounts:people.inviteSubmit')}</SubmitButton>
      </Form>
    </>
  )
}
