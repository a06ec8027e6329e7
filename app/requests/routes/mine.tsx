import { databaseNow } from '#db/clock'
import { isBuyer, trustOf } from '~/accounts/actor'
import { WaitingNotice } from '~/engagements/components/waiting-notice'
import { waitingFor } from '~/engagements/standing.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { CompanyNotice } from '../components/company-notice'
import { RequestCard } from '../components/request-card'
import { listOwnRequests, requestsToDo } from '../queries.server'
import type { Route } from './+types/mine'

export const handle = { policy: 'requests.mine' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(isBuyer(actor))
  return { companyId: actor.company!.id, trust: trustOf(actor.company!) }
}

export async function loader(args: Route.LoaderArgs) {
  const { companyId, trust } = gate(args)
  const after = new URL(args.request.url).searchParams.get('after')
  const { requests, next } = await listOwnRequests(db, { companyId, after })
  // Of a suspended company nothing is to do here: the notice says so.
  const todo = trust === 'suspended' ? [] : await requestsToDo(db, companyId)
  return {
    todo: after ? [] : todo,
    others: requests.filter(({ ref }) => !todo.some((waiting) => waiting.ref === ref)),
    next,
    isFirst: !after,
    trust,
    waiting: await waitingFor(db, { companyId, language: languageOf(args.context) }),
    now: await databaseNow(db),
  }
}

/** The buyer's first screen: what waits for the buyer, then everything. */
export default function Mine({ loaderData: { todo, others, next, isFirst, trust, waiting, now } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/my/requests`
  const create = (
    <LinkButton to={`${base}/new`} icon="plus">
      {t('requests:mine.new')}
    </LinkButton>
  )
  const isEmpty = isFirst && todo.length + others.length === 0
  return (
    <>
      <title>{t('requests:mine.title')}</title>
      <PageHeader title={t('requests:mine.title')} actions={isEmpty || trust === 'suspended' ? undefined : create} />
      <CompanyNotice trust={trust}>{t('requests:mine.notVerified')}</CompanyNotice>
      <WaitingNotice count={waiting} />
      {isEmpty ? (
        <EmptyState title={t('requests:mine.emptyTitle')} action={trust === 'suspended' ? undefined : create}>
          {t('requests:mine.empty')}
        </EmptyState>
      ) : (
        <>
          {isFirst && trust !== 'suspended' ? (
            <>
              <h2 className="mb-3">{t('requests:mine.todo')}</h2>
              {todo.length === 0 ? (
                <p className="mb-8 text-ink-soft">{t('requests:mine.nothingTodo')}</p>
              ) : (
                <List requests={todo} base={base} now={now} />
              )}
            </>
          ) : null}
          {others.length > 0 ? <h2 className="mb-3">{t('requests:mine.all')}</h2> : null}
          <List requests={others} base={base} now={now} />
          <Pager next={next ? `${base}?after=${encodeURIComponent(next)}` : null} first={isFirst ? null : base} />
        </>
      )}
    </>
  )
}

const List = ({ requests, base, now }: { requests: Route.ComponentProps['loaderData']['todo']; base: string; now: string }) => (
  <ul className="mb-8 grid gap-4">
    {requests.map((request) => (
      <RequestCard key={request.ref} request={request} path={`${base}/${request.ref}`} now={now} />
    ))}
  </ul>
)
