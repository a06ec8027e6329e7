import { Form as GetForm, Link } from 'react-router'
import { databaseNow } from '#db/clock'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { allow } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/field'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { lettersOf } from '../queries.server'
import type { Route } from './+types/mailbox'

export const handle = { policy: 'demo.mailbox' }

/** Everybody, in the demonstration; elsewhere there is no such page. */
function gate(_args: Route.LoaderArgs) {
  allow(config.demo)
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const to = (new URL(args.request.url).searchParams.get('to') ?? '').trim().toLowerCase().slice(0, 254)
  const letters = await lettersOf(db, { to, limit: 100 })
  return {
    now: await databaseNow(db),
    to,
    letters: letters.map(({ id, recipient, subject, language, createdAt }) => ({ id, recipient, subject, language, createdAt })),
  }
}

export default function Mailbox({ loaderData: { now, to, letters } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/demo/mailbox`
  return (
    <>
      <title>{t('notifications:mailbox.title')}</title>
      <PageHeader title={t('notifications:mailbox.title')} sub={t('notifications:mailbox.description')} />
      <GetForm method="get" action={base} role="search" className="mb-2 flex flex-wrap items-end gap-3">
        <TextField name="to" type="email" label={t('notifications:mailbox.filter')} defaultValue={to} required={false} className="grow" />
        <Button variant="secondary" icon="filter" className="mb-5">
          {t('common:action.filter')}
        </Button>
      </GetForm>
      <Table
        caption={t('notifications:mailbox.caption')}
        hideCaption
        rows={letters}
        rowKey={(letter) => letter.id}
        empty={
          <EmptyState icon="message" title={t('notifications:mailbox.empty')}>
            {t('notifications:mailbox.emptyHint')}
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            header: t('notifications:mailbox.subject'),
            lead: true,
            cell: (letter) => (
              <Link to={`${base}/${letter.id}`} lang={letter.language} className="inline-flex min-h-11 items-center sm:min-h-8">
                {letter.subject}
              </Link>
            ),
          },
          { key: 'to', header: t('notifications:mailbox.to'), className: 'break-all', cell: (letter) => letter.recipient },
          { key: 'sent', header: t('notifications:mailbox.sent'), cell: (letter) => <Instant at={letter.createdAt} now={now} /> },
        ]}
      />
    </>
  )
}
