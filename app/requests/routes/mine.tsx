import { databaseNow } from '#db/clock'
import { isBuyer } from '~/accounts/actor'
import { WaitingNotice } from '~/engagements/components/waiting-notice'
import { waitingFor } from '~/engagements/standing.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { RequestCard } from '../components/request-card'
import { needsBuyer } from '../next-step'
import { listOwnRequests } from '../queries.server'
import type { Route } from './+types/mine'

export const handle = { policy: 'requests.mine' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(isBuyer(actor))
  return { companyId: actor.company!.id, isVerified: actor.company!.isVerified }
}

export async function loader(args: Route.LoaderArgs) {
  const { companyId, isVerified } = gate(args)
  const after = new URL(args.request.url).searchParams.get('after')
  const { requests, next } = await listOwnRequests(db, { companyId, after })
  return {
    requests,
    next,
    isFirst: !after,
    isVerified,
    waiting: await waitingFor(db, { companyId, language: languageOf(args.context) }),
    now: await databaseNow(db),
  }
}

/** The buyer's first screen: what waits for the buyer, then everything. */
export default function Mine({ loaderData: { requests, next, isFirst, isVerified, waiting, now } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/my/requests`
  const create = (
    <LinkButton to={`${base}/new`} icon="plus">
      {t('requests:mine.new')}
    </LinkButton>
  )
  const todo = requests.filter(needsBuyer)
  const others = requests.filter((request) => !needsBuyer(request))
  return (
    <>
      <title>{t('requests:mine.title')}</title>
      <PageHeader title={t('requests:mine.title')} actions={requests.length > 0 ? create : undefined} />
      {isVerified ? null : <Notice>{t('requests:mine.notVerified')}</Notice>}
      <WaitingNotice count={waiting} />
      {requests.length === 0 ? (
        <EmptyState title={t('requests:mine.emptyTitle')} action={create}>
          {t('requests:mine.empty')}
        </EmptyState>
      ) : (
        <>
          <h2 className="mb-3">{t('requests:mine.todo')}</h2>
          {todo.length === 0 ? (
            <p className="mb-8 text-ink-soft">{t('requests:mine.nothingTodo')}</p>
          ) : (
            <List requests={todo} base={base} now={now} />
          )}
          {others.length > 0 ? <h2 className="mb-3">{t('requests:mine.all')}</h2> : null}
          <List requests={others} base={base} now={now} />
          <Pager next={next ? `${base}?after=${encodeURIComponent(next)}` : null} first={isFirst ? null : base} />
        </>
      )}
    </>
  )
}

const List = ({ requests, base, now }: { requests: Route.ComponentProps['loaderData']['requests']; base: string; now: string }) => (
  <ul className="mb-8 grid gap-4">
    {requests.map((request) => (
      <RequestCard key={request.ref} request={request} path={`${base}/${request.ref}`} now={now} />
    ))}
  </ul>
)
