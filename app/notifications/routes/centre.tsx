import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { translateFor } from '~/platform/i18n/translators.server'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { classes } from '~/ui/classes'
import { EmptyState } from '~/ui/empty-state'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { sentenceOf } from '../notification'
import { notificationsOf } from '../queries.server'
import type { Route } from './+types/centre'

export const handle = { policy: 'notifications.read' }

/** One's own notifications. */
const gate = (args: Route.LoaderArgs) => requireActor(args)

const pageSize = 30

export async function loader(args: Route.LoaderArgs) {
  const { personId } = gate(args)
  const language = languageOf(args.context)
  const t = translateFor(language)
  const after = new URL(args.request.url).searchParams.get('after') ?? undefined
  const { rows, next } = await notificationsOf(db, { personId, after, limit: pageSize })
  return {
    now: await databaseNow(db),
    isFirst: after === undefined,
    next,
    notifications: rows.map(({ id, kind, values, createdAt, isRead }) => ({
      id,
      createdAt,
      isRead,
      ...sentenceOf(kind, values, language, t),
    })),
  }
}

export default function Centre({ loaderData: { now, isFirst, next, notifications } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/notifications`
  const hasUnread = notifications.some(({ isRead }) => !isRead)
  return (
    <>
      <title>{t('notifications:centre.title')}</title>
      <PageHeader
        title={t('notifications:centre.title')}
        sub={t('notifications:centre.description')}
        actions={
          <>
            {hasUnread ? (
              <Form action={`${base}/read`}>
                <SubmitButton variant="secondary" icon="check">
                  {t('notifications:centre.markAll')}
                </SubmitButton>
              </Form>
            ) : null}
            <LinkButton to={`${base}/choices`} variant="secondary">
              {t('notifications:choices.link')}
            </LinkButton>
          </>
        }
      />
      {notifications.length === 0 ? (
        <EmptyState icon="bell" title={t('notifications:centre.empty')}>
          {t('notifications:centre.emptyHint')}
        </EmptyState>
      ) : (
        <ul className="max-w-reading space-y-3">
          {notifications.map(({ id, subject, body, action, createdAt, isRead }) => (
            <li
              key={id}
              className={classes(
                'rounded-lg border bg-surface p-4',
                isRead ? 'border-line' : 'border-line-strong border-s-4 border-s-river',
              )}
            >
              <h2 className="text-base">
                {isRead ? null : <span className="sr-only">{`${t('notifications:centre.unread')} `}</span>}
                {withWholeRefs(subject)}
              </h2>
              <p className="text-ink-faint text-sm">
                <Instant at={createdAt} now={now} />
              </p>
              <p className="mt-2 whitespace-pre-line">{withWholeRefs(body)}</p>
              <Form action={`${base}/read`} className="mt-2">
                <input type="hidden" name="id" value={id} />
                <SubmitButton variant={isRead ? 'quiet' : 'secondary'}>{action}</SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Pager next={next ? `${base}?after=${next}` : null} first={isFirst ? null : base} />
    </>
  )
}

/** A reference is not broken behind its hyphen. */
const withWholeRefs = (text: string) =>
  text.split(/(\b[A-Z]{1,2}-[0-9A-Z]{8}\b)/).map((part, index) =>
    index % 2 === 1 ? (
      <span key={index} className="whitespace-nowrap">
        {part}
      </span>
    ) : (
      part
    ),
  )
