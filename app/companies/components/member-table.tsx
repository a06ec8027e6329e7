import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Confirm } from '~/ui/confirm'
import { Instant } from '~/ui/instant'
import { type Column, Table } from '~/ui/table'

interface MemberLine {
  personId: string
  name: string
  email: string
  role: 'owner' | 'member'
  joinedAt: string
}

/** Who acts in the company's name. Owners stay; members can be removed by an owner, after a question. */
export function MemberTable({ members, ownId, canRemove }: { members: readonly MemberLine[]; ownId: string; canRemove: boolean }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company/members`
  const deed: Column<MemberLine>[] = canRemove
    ? [
        {
          key: 'deed',
          header: t('companies:members.deed'),
          cell: ({ personId, name, role }) =>
            role === 'member' ? (
              <Confirm
                look="quiet"
                label={t('companies:members.remove')}
                question={t('companies:members.removeQuestion', { name })}
                confirmLabel={t('companies:members.remove')}
                action={`${base}/${personId}/remove`}
              />
            ) : null,
        },
      ]
    : []
  return (
    <Table
      caption={t('companies:members.caption')}
      hideCaption
      rows={members}
      rowKey={({ personId }) => personId}
      columns={[
        {
          key: 'name',
          header: t('companies:members.name'),
          lead: true,
          cell: ({ name, personId }) => (
            <>
              <bdi>{name}</bdi>
              {personId === ownId ? ` ${t('companies:members.you')}` : null}
            </>
          ),
        },
        { key: 'email', header: t('companies:members.email'), cell: ({ email }) => <bdi className="break-all">{email}</bdi> },
        { key: 'role', header: t('companies:members.role'), cell: ({ role }) => t(`companies:members.${role}`) },
        { key: 'since', header: t('companies:members.since'), cell: ({ joinedAt }) => <Instant at={joinedAt} show="day" /> },
        ...deed,
      ]}
    />
  )
}
