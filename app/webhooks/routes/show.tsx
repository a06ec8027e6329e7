import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Chip } from '~/ui/chip'
import { Form, SubmitButton } from '~/ui/form'
import { Instant } from '~/ui/instant'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { DeliveryTable } from '../components/delivery-table'
import { failingDays } from '../endpoint'
import { kindName } from '../event'
import { endpointOf } from '../gate.server'
import { deliveriesOf } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'webhooks.show' }

export async function loader(args: Route.LoaderArgs) {
  const { actor, endpoint } = await endpointOf(db, args)
  const search = new URL(args.request.url).searchParams
  const before = search.get('before')?.slice(0, 64) ?? null
  return {
    endpoint,
    ...(await deliveriesOf(db, { companyId: actor.companyId, id: endpoint.id, before })),
    isFirst: before === null,
    now: await databaseNow(db),
    failingDays,
    done: deeds.find((each) => each === search.get('done')) ?? null,
    refused: refusals.find((each) => each === search.get('refused')) ?? null,
  }
}

const deeds = ['sent', 'on'] as const
const refusals = ['off', 'gone', 'underWay', 'tooMany'] as const

/** One endpoint: what it hears of, what was sent, and what can be done about it. */
export default function ShowWebhook({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { endpoint, deliveries, next, isFirst, now, done, refused } = loaderData
  const { id, url, status, kinds, failingSince, formerUntil } = endpoint
  const list = `/${segmentOf(language)}/company/webhooks`
  const base = `${list}/${id}`
  return (
    <>
      <title>{t('webhooks:one')}</title>
      <PageHeader
        back={{ to: list, label: t('webhooks:title') }}
        title={t('webhooks:one')}
        chips={<Chip tone={status === 'active' ? 'good' : 'signal'}>{t(`webhooks:status.${status}`)}</Chip>}
        sub={<bdi className="break-all">{url}</bdi>}
      />
      {done ? (
        <Notice tone="success" announce>
          {t(`webhooks:done.${done}`)}
        </Notice>
      ) : null}
      {refused ? <Notice tone="problem" title={t(`webhooks:refused.${refused}`)} announce /> : null}
      {status === 'failed' ? (
        <Notice tone="problem" title={t('webhooks:givenUp.title')}>
          {t('webhooks:givenUp.body', { count: loaderData.failingDays })}
        </Notice>
      ) : failingSince ? (
        <Notice tone="warning" title={t('webhooks:failing.title')}>
          {t('webhooks:failing.body', { count: loaderData.failingDays })} {t('webhooks:since')} <Instant at={failingSince} now={now} />
        </Notice>
      ) : null}
      {formerUntil && formerUntil > now ? (
        <Notice>
          {t('webhooks:secret.overlap')} <Instant at={formerUntil} now={now} />
        </Notice>
      ) : null}
      <ul className="mb-6 flex flex-wrap gap-1.5" aria-label={t('webhooks:kinds')}>
        {kinds.map((kind) => (
          <li key={kind}>
            <Chip>{t(`webhooks:kind.${kindName(kind)}`)}</Chip>
          </li>
        ))}
      </ul>
      <div className="mb-8 flex flex-wrap gap-3">
        {status === 'active' ? (
          <Form action={`${base}/ping`}>
            <SubmitButton>{t('webhooks:ping')}</SubmitButton>
          </Form>
        ) : (
          <Form action={`${base}/switch-on`}>
            <SubmitButton>{t('webhooks:switchOn')}</SubmitButton>
          </Form>
        )}
        <LinkButton to={`${base}/rotate`} variant="secondary">
          {t('webhooks:rotate')}
        </LinkButton>
        <Form action={`${base}/remove`}>
          <SubmitButton variant="quiet">{t('webhooks:remove')}</SubmitButton>
        </Form>
      </div>
      <section>
        <h2 className="mb-3">{t('webhooks:deliveries')}</h2>
        {deliveries.length > 0 ? (
          <DeliveryTable deliveries={deliveries} base={base} now={now} canSend={status === 'active'} />
        ) : (
          <p className="text-ink-soft">{t('webhooks:noDeliveries')}</p>
        )}
        <Pager next={next ? `${base}?before=${next}` : null} first={isFirst ? null : base} />
      </section>
    </>
  )
}
