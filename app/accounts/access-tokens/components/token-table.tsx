import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { formatDay } from '~/ui/format-instant'
import { Instant } from '~/ui/instant'
import { type Column, Table } from '~/ui/table'
import { nounOf, type Scope } from '../scope'

export interface ShownToken {
  id: string
  name: string
  ending: string
  scopes: readonly Scope[]
  createdAt: string
  expiresAt: string
  lastUsedOn: string | null
  /** Who made it, where the list is a company's. */
  member?: string
}

interface TokenTableProps {
  tokens: readonly ShownToken[]
  now: string
  caption: string
  /** Where its list stands, without the language segment. */
  list: '/account/tokens' | '/company/tokens'
}

/** Tokens: what each may read, when it was last of use, and the way to end it. */
export function TokenTable({ tokens, now, caption, list }: TokenTableProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}${list}`
  const maker: Column<ShownToken> = { key: 'member', header: t('tokens:member'), cell: ({ member }) => <bdi>{member}</bdi> }
  return (
    <Table
      caption={caption}
      hideCaption
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: t('tokens:name'),
          lead: true,
          cell: (token) => (
            <>
              <bdi>{token.name}</bdi> <code className="whitespace-nowrap text-ink-soft text-sm">{`sqp_…${token.ending}`}</code>
            </>
          ),
        },
        ...(list === '/company/tokens' ? [maker] : []),
        {
          key: 'scopes',
          header: t('tokens:scopes'),
          cell: (token) => (
            <span className="flex flex-wrap gap-1.5">
              {token.scopes.map((scope) => (
                <Chip key={scope}>{t(`tokens:scope.${nounOf(scope)}`)}</Chip>
              ))}
            </span>
          ),
        },
        {
          key: 'used',
          header: t('tokens:lastUsed'),
          cell: ({ lastUsedOn }) => (lastUsedOn ? formatDay(lastUsedOn, language) : t('tokens:neverUsed')),
        },
        {
          key: 'expires',
          header: t('tokens:expires'),
          cell: ({ expiresAt }) =>
            expiresAt <= now ? <Chip tone="amber">{t('tokens:expired')}</Chip> : <Instant at={expiresAt} now={now} show="day" />,
        },
        {
          key: 'deed',
          header: t('tokens:deed'),
          cell: ({ id, name }) => (
            <Form action={`${base}/${id}/revoke`}>
              <SubmitButton variant="quiet" aria-label={t('tokens:revokeNamed', { name })}>
                {t('tokens:revoke')}
              </SubmitButton>
            </Form>
          ),
        },
      ]}
    />
  )
}
