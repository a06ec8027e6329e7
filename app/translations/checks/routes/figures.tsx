import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { canReadTasks } from '../../tasks/task'
import { countKept, latestKept } from '../queries.server'
import type { Route } from './+types/figures'

export const handle = { policy: 'translations.read' }

function gate(args: Route.LoaderArgs) {
  allow(canReadTasks(requireActor(args)))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  return { counts: await countKept(db), latest: await latestKept(db) }
}

/** How often each check was overruled, and why: what is overruled all the time should be mended. */
export default function Figures({ loaderData: { counts, latest } }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('translations:check.figures.title')}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/translate/terms`, label: t('translations:terms.title') }}
        title={t('translations:check.figures.title')}
        sub={t('translations:check.figures.sub')}
      />
      <Table
        className="mb-6"
        caption={t('translations:check.figures.counts')}
        rows={counts}
        rowKey={({ rule }) => rule}
        empty={<EmptyState title={t('translations:check.figures.none')}>{t('translations:check.figures.noneHint')}</EmptyState>}
        columns={[
          {
            key: 'rule',
            header: t('translations:check.figures.rule'),
            lead: true,
            cell: ({ rule }) => t(`translations:check.name.${rule}`),
          },
          { key: 'count', header: t('translations:check.figures.count'), align: 'end', cell: ({ count }) => count },
        ]}
      />
      {latest.length > 0 ? (
        <Table
          caption={t('translations:check.figures.latest')}
          rows={latest}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'rule',
              header: t('translations:check.figures.rule'),
              lead: true,
              cell: ({ rule }) => t(`translations:check.name.${rule}`),
            },
            {
              key: 'source',
              header: t('translations:check.figures.source'),
              cell: ({ source, sourceLanguage }) => <span lang={sourceLanguage}>{source}</span>,
            },
            { key: 'reason', header: t('translations:check.reason'), cell: ({ reason }) => reason },
            { key: 'person', header: t('translations:check.figures.person'), cell: ({ person }) => <bdi>{person}</bdi> },
            { key: 'at', header: t('translations:check.figures.at'), cell: ({ at }) => <Instant at={at} show="day" /> },
          ]}
        />
      ) : null}
    </>
  )
}
