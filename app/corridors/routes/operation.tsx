import { Link } from 'react-router'
import { databaseNow, days, plusMs } from '#db/clock'
import { ChainState } from '~/audit/components/chain-state'
import { latestCheck } from '~/audit/queries.server'
import { chinaDay } from '~/platform/china-day'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { FiguresTable } from '~/translations/flow/components/figures-table'
import { WaitingTable } from '~/translations/flow/components/waiting-table'
import { teamFigures, whatWaits } from '~/translations/flow/queries.server'
import { LinkButton } from '~/ui/button'
import { Card, CardGrid } from '~/ui/card'
import { Instant } from '~/ui/instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { canReadOperation, nameOf } from '../corridor'
import { corridorFigures, listCorridors, operationFigures } from '../queries.server'
import type { Route } from './+types/operation'

export const handle = { policy: 'operation.read' }

function gate(args: Route.LoaderArgs) {
  allow(canReadOperation(requireActor(args)))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const now = await databaseNow(db)
  const corridors = await listCorridors(db)
  return {
    now,
    figures: await operationFigures(db, now),
    waiting: await whatWaits(db, now),
    team: await teamFigures(db, chinaDay(plusMs(now, -days(6)))),
    auditCheck: (await latestCheck(db)) ?? null,
    corridors: await Promise.all(
      corridors.map(async (corridor) => ({
        slug: corridor.slug,
        nameZh: corridor.nameZh,
        nameEn: corridor.nameEn,
        figures: await corridorFigures(db, corridor.id),
      })),
    ),
  }
}

/** The operator's first screen: what is stuck, and who must be nudged. */
export default function Operation({ loaderData: { now, figures, waiting, team, auditCheck, corridors } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const duties = [
    { key: 'companiesToVerify', many: figures.companiesToVerify, to: null },
    { key: 'untriaged', many: figures.untriaged, to: null },
    { key: 'lateTasks', many: figures.lateTasks, to: `${base}/staff/translation` },
    { key: 'parkedJobs', many: figures.parkedJobs, to: `${base}/staff/jobs` },
  ]
  return (
    <>
      <title>{t('corridors:operation.title')}</title>
      <PageHeader
        title={t('corridors:operation.title')}
        sub={t('corridors:operation.sub')}
        actions={
          <>
            <LinkButton variant="quiet" to={`${base}/staff/translation`} icon="language">
              {t('flow:title')}
            </LinkButton>
            <LinkButton variant="quiet" to={`${base}/staff/machine`} icon="swap">
              {t('machine:title')}
            </LinkButton>
          </>
        }
      />
      {auditCheck?.brokenNumber ? <ChainState check={auditCheck} now={now} /> : null}
      <CardGrid className="mb-8">
        {duties.map((duty) => (
          <Card key={duty.key} {...(duty.many > 0 ? { tone: 'attention' as const } : {})}>
            <p className="font-semibold text-3xl tabular-nums">{duty.many}</p>
            <p className="text-ink-soft">{t(`corridors:operation.${duty.key}`)}</p>
            {duty.to && duty.many > 0 ? (
              <LinkButton to={duty.to} variant="secondary" className="mt-3">
                {t('common:action.view')}
              </LinkButton>
            ) : null}
          </Card>
        ))}
      </CardGrid>
      {figures.oldestWaitingAt ? (
        <p className="mb-8 text-ink-soft text-sm">
          {t('corridors:operation.oldestJob')} <Instant at={figures.oldestWaitingAt} now={now} />
        </p>
      ) : null}
      {auditCheck?.brokenNumber ? null : <ChainState check={auditCheck} now={now} />}
      <WaitingTable {...waiting} now={now} />
      <FiguresTable
        caption={t('flow:figures.week')}
        rows={team.map((person) => ({ key: person.personId, isPerson: true, ...person }))}
        lead={t('flow:figures.who')}
        empty={t('flow:figures.weekNone')}
        hint
      />
      <Table
        caption={t('corridors:operation.corridors')}
        rows={corridors}
        rowKey={(corridor) => corridor.slug}
        columns={[
          {
            key: 'name',
            header: t('corridors:name'),
            lead: true,
            cell: (corridor) => (
              <Link to={`${base}/staff/corridors/${corridor.slug}/outcomes`} className="inline-flex min-h-11 items-center">
                {nameOf(corridor, language)}
              </Link>
            ),
          },
          ...['open', 'evaluating', 'awarded', 'unsuccessful'].map((status) => ({
            key: status,
            header: t(`requests:status.${status}`),
            align: 'end' as const,
            cell: (corridor: (typeof corridors)[number]) => corridor.figures[status] ?? 0,
          })),
        ]}
      />
    </>
  )
}
