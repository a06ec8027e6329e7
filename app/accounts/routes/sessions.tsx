import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { type Column, Table } from '~/ui/table'
import { AccountTabs } from '../components/account-tabs'
import { sessionsOf } from '../queries.server'
import { deviceOf } from '../session'
import type { Route } from './+types/sessions'

export const handle = { policy: 'account.readSessions' }

/** One's own sessions. */
const gate = (args: Route.LoaderArgs) => requireActor(args)

export async function loader(args: Route.LoaderArgs) {
  const { personId, sessionId } = gate(args)
  const now = await databaseNow(db)
  const sessions = await sessionsOf(db, personId, now)
  return {
    now,
    isChanged: new URL(args.request.url).searchParams.has('changed'),
    sessions: sessions.map(({ id, createdAt, lastSeenAt, userAgent }) => ({
      id,
      createdAt,
      lastSeenAt,
      device: deviceOf(userAgent),
      isThis: id === sessionId,
    })),
  }
}

export default function Sessions({ loaderData: { now, isChanged, sessions } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/account/sessions`
  const deed: Column<(typeof sessions)[number]> = {
    key: 'end',
    header: t('accounts:sessions.deed'),
    cell: (session) =>
      session.isThis ? null : (
        <Form action={`${base}/${session.id}/end`}>
          <SubmitButton variant="quiet">{t('accounts:sessions.end')}</SubmitButton>
        </Form>
      ),
  }
  return (
    <>
      <title>{t('accounts:sessions.title')}</title>
      <PageHeader title={t('accounts:sessions.title')} sub={t('accounts:sessions.sub')} />
      <AccountTabs current="sessions" />
      {isChanged ? (
        <Notice tone="success" className="max-w-reading" announce>
          {t('accounts:sessions.passwordChanged')}
        </Notice>
      ) : null}
      <Table
        caption={t('accounts:sessions.title')}
        hideCaption
        rows={sessions}
        rowKey={(session) => session.id}
        columns={[
          {
            key: 'device',
            header: t('accounts:sessions.device'),
            lead: true,
            cell: (session) => (
              <span className="inline-flex flex-wrap items-center gap-2">
                {session.device ?? t('accounts:sessions.unknown')}
                {session.isThis ? <Chip tone="good">{t('accounts:sessions.this')}</Chip> : null}
              </span>
            ),
          },
          {
            key: 'since',
            header: t('accounts:sessions.since'),
            cell: (session) => <Instant at={session.createdAt} now={now} hint={false} />,
          },
          { key: 'seen', header: t('accounts:sessions.seen'), cell: (session) => <Instant at={session.lastSeenAt} now={now} /> },
          ...(sessions.length > 1 ? [deed] : []),
        ]}
      />
      {sessions.length > 1 ? (
        <Form action={`${base}/end-others`} className="mt-5">
          <SubmitButton variant="secondary">{t('accounts:sessions.endOthers')}</SubmitButton>
        </Form>
      ) : null}
    </>
  )
}
