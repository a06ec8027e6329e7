import { actorOf, languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, found } from '~/platform/gate.server'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { ReleasedList } from '../components/released-list'
import { commitmentsOf, releasedTo } from '../opening/queries.server'
import { requestToBidOn } from '../queries.server'
import { commitmentRule } from '../receipt'
import type { Route } from './+types/commitments'

export const handle = { policy: 'public' }

/** Public, but only after the opening: before it even the number of bids is nobody's business. */
async function gate({ params, context }: Route.LoaderArgs) {
  const wanted = found(await requestToBidOn(db, { ref: params.ref, language: languageOf(context) }))
  allow(wanted.openedAt !== null)
  return wanted
}

export async function loader(args: Route.LoaderArgs) {
  const wanted = await gate(args)
  const companyId = actorOf(args.context)?.company?.id
  return {
    request: { ref: wanted.ref, title: wanted.view.fields.title ?? wanted.ref, language: wanted.view.language, openedAt: wanted.openedAt! },
    commitments: await commitmentsOf(db, wanted.id),
    released: companyId ? await releasedTo(db, { requestId: wanted.id, companyId }) : [],
  }
}

export default function Commitments({ loaderData: { request, commitments, released }, params }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <title>{t('bids:commitments.pageTitle', { ref: request.ref })}</title>
      <PageHeader
        back={{ to: `/${params.lang}/requests/${request.ref}`, label: t('bids:submit.back') }}
        kicker={<span lang={request.language}>{request.title}</span>}
        title={t('bids:commitments.title')}
        sub={
          <>
            {t('bids:commitments.opened')} <Instant at={request.openedAt} />
          </>
        }
      />
      <p className="mb-2 max-w-reading">{t('bids:commitments.why')}</p>
      <p className="mb-6 max-w-reading">
        <code className="break-all font-mono text-sm">{commitmentRule}</code>
      </p>
      <Table
        caption={t('bids:commitments.caption', { count: commitments.length })}
        rows={commitments}
        rowKey={({ commitment }) => commitment}
        empty={<EmptyState title={t('bids:commitments.none')} />}
        columns={[
          {
            key: 'commitment',
            header: t('bids:receipt.commitment'),
            lead: true,
            cell: ({ commitment }) => <code className="break-all font-mono font-normal">{commitment}</code>,
          },
          {
            key: 'seal',
            header: t('bids:commitments.seal'),
            cell: ({ seal }) => t(`bids:commitments.${seal}`),
          },
        ]}
      />
      <ReleasedList released={released} />
    </>
  )
}
