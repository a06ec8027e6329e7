import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Card } from '~/ui/card'
import { Chip } from '~/ui/chip'
import { EmptyState } from '~/ui/empty-state'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { PageLink } from '~/ui/page-link'
import { ownerOf } from '../gate.server'
import { endpointsOf } from '../queries.server'
import type { Route } from './+types/list'

export const handle = { policy: 'webhooks.read' }

export async function loader(args: Route.LoaderArgs) {
  const { companyId } = ownerOf(args)
  return {
    now: await databaseNow(db),
    endpoints: await endpointsOf(db, companyId),
    isRemoved: new URL(args.request.url).searchParams.has('removed'),
  }
}

/** Where the company's programs are told of what happens. */
export default function Webhooks({ loaderData: { now, endpoints, isRemoved } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const pages = `/${segmentOf(language)}`
  const base = `${pages}/company/webhooks`
  const add = <LinkButton to={`${base}/new`}>{t('webhooks:add')}</LinkButton>
  return (
    <>
      <title>{t('webhooks:title')}</title>
      <PageHeader
        back={{ to: `${pages}/company`, label: t('common:nav.company') }}
        title={t('webhooks:title')}
        sub={t('webhooks:sub')}
        actions={endpoints.length > 0 ? add : null}
      />
      {isRemoved ? (
        <Notice tone="success" announce>
          {t('webhooks:removed')}
        </Notice>
      ) : null}
      {endpoints.length > 0 ? (
        <ul className="grid gap-4">
          {endpoints.map(({ id, url, status, kinds, createdAt }) => (
            <li key={id}>
              <Card>
                <p className="flex flex-wrap items-center gap-2">
                  <PageLink to={`${base}/${id}`} className="inline-flex min-h-11 items-center break-all font-semibold">
                    {url}
                  </PageLink>
                  <Chip tone={status === 'active' ? 'good' : 'signal'}>{t(`webhooks:status.${status}`)}</Chip>
                </p>
                <p className="mt-1 text-ink-soft text-sm">
                  <span className="me-4">{t('webhooks:kindCount', { count: kinds.length })}</span>
                  {t('webhooks:since')} <Instant at={createdAt} now={now} show="day" />
                </p>
              </Card>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={t('webhooks:none')} icon="bell" action={add}>
          {t('webhooks:noneHint')}
        </EmptyState>
      )}
      <p className="mt-6">
        <PageLink to={`${pages}/api#webhooks`} className="inline-flex min-h-11 items-center">
          {t('webhooks:reference')}
        </PageLink>
      </p>
    </>
  )
}
