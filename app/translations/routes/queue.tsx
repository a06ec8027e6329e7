import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Form, SubmitButton } from '~/ui/form'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { Tabs } from '~/ui/tabs'
import { QueueTable } from '../components/queue-table'
import { MemorySearch } from '../memory/components/memory-search'
import { countQueue, readQueue } from '../tasks/queries.server'
import { canReadTasks, canTranslate, queueTabs, refusals } from '../tasks/task'
import type { Route } from './+types/queue'

export const handle = { policy: 'translations.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTasks(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const { searchParams } = new URL(args.request.url)
  const tab = queueTabs.find((each) => each === searchParams.get('tab')) ?? 'translate'
  const after = searchParams.get('after')
  const now = await databaseNow(db)
  return {
    tab,
    now,
    isFirst: !after,
    personId: actor.personId,
    canWork: canTranslate(actor),
    refused: refusals.find((each) => each === searchParams.get('refused')) ?? null,
    counts: await countQueue(db, actor.personId),
    ...(await readQueue(db, { tab, personId: actor.personId, after, now })),
  }
}

/** What waits for a translator or a reviewer, by due time. */
export default function Queue({ loaderData }: Route.ComponentProps) {
  const { tab, now, isFirst, personId, canWork, refused, counts, items, next } = loaderData
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate`
  const work = tab === 'review' ? 'review' : 'translate'
  return (
    <>
      <title>{t('translations:queue.title')}</title>
      <PageHeader
        title={t('translations:queue.title')}
        sub={t('translations:queue.sub')}
        actions={
          <>
            <LinkButton variant="quiet" to={`${base}/terms`} icon="bookmark">
              {t('translations:terms.title')}
            </LinkButton>
            {canWork ? (
              <LinkButton variant="quiet" to={`${base}/exchange`} icon="swap">
                {t('translations:exchange.files')}
              </LinkButton>
            ) : null}
            {canWork && (tab === 'translate' || tab === 'review') ? (
              <Form action={`${base}/take-next`}>
                <input type="hidden" name="work" value={work} />
                <SubmitButton icon="arrow-right">{t(`translations:queue.takeNext.${work}`)}</SubmitButton>
              </Form>
            ) : null}
          </>
        }
      />
      {refused ? <Notice tone="warning" announce title={t(`translations:reason.${refused}`)} /> : null}
      <Tabs
        label={t('translations:queue.tabs')}
        tabs={queueTabs.map((each) => ({
          to: `${base}?tab=${each}`,
          label: t(`translations:queue.tab.${each}`),
          current: each === tab,
          count: each === 'verified' ? undefined : counts[each],
        }))}
      />
      <MemorySearch />
      <QueueTable
        items={items}
        tab={tab}
        now={now}
        personId={personId}
        empty={<EmptyState title={t(`translations:queue.empty.${tab}`)}>{t(`translations:queue.emptyBody.${tab}`)}</EmptyState>}
      />
      <Pager next={next ? `${base}?tab=${tab}&after=${encodeURIComponent(next)}` : null} first={isFirst ? null : `${base}?tab=${tab}`} />
    </>
  )
}
