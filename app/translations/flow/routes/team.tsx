import { databaseNow, days, plusMs } from '#db/clock'
import { chinaDay } from '~/platform/china-day'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { BarChart } from '~/ui/bar-chart'
import { LinkButton } from '~/ui/button'
import { formatCount } from '~/ui/format-count'
import { formatDay } from '~/ui/format-instant'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { FiguresTable } from '../components/figures-table'
import { WaitingTable } from '../components/waiting-table'
import { canReadFlow, canSetHours } from '../flow'
import { allDueHours, teamFigures, verifiedByDay, whatWaits } from '../queries.server'
import type { Route } from './+types/team'

export const handle = { policy: 'flow.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadFlow(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const now = await databaseNow(db)
  const dayBefore = (many: number) => chinaDay(plusMs(now, -days(many)))
  const fortnight = Array.from({ length: 14 }, (_, index) => dayBefore(13 - index))
  return {
    now,
    canSet: canSetHours(actor),
    waiting: await whatWaits(db, now),
    week: await teamFigures(db, dayBefore(6)),
    month: await teamFigures(db, dayBefore(27)),
    days: await verifiedByDay(db, fortnight),
    hours: await allDueHours(db),
  }
}

/** How the translators' work flows: what waits, what gets done and how well, and how soon it is wanted. */
export default function Team({ loaderData: { now, canSet, waiting, week, month, days, hours } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/staff`
  const total = days.reduce((sum, { characters }) => sum + characters, 0)
  const rows = (people: typeof week) => people.map((person) => ({ key: person.personId, isPerson: true, ...person }))
  return (
    <>
      <title>{t('flow:title')}</title>
      <PageHeader title={t('flow:title')} sub={t('flow:sub')} back={{ to: base, label: t('corridors:operation.title') }} />
      <WaitingTable {...waiting} now={now} />
      <BarChart
        title={t('flow:chart.title')}
        description={t('flow:chart.description', { total: formatCount(total, language) })}
        labelHeader={t('flow:chart.day')}
        valueHeader={t('flow:chart.characters')}
        bars={days.map(({ day, characters }) => ({
          label: formatDay(day, language),
          value: characters,
          text: formatCount(characters, language),
        }))}
      />
      <FiguresTable caption={t('flow:figures.week')} rows={rows(week)} lead={t('flow:figures.who')} empty={t('flow:figures.weekNone')} />
      <FiguresTable
        caption={t('flow:figures.month')}
        rows={rows(month)}
        lead={t('flow:figures.who')}
        empty={t('flow:figures.monthNone')}
        hint
      />
      <Table
        caption={t('flow:hours.title')}
        rows={hours}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'kind', header: t('flow:hours.kind'), lead: true, cell: ({ kind }) => t(`translations:kind.${kind}`) },
          { key: 'hours', header: t('flow:hours.hours'), align: 'end', cell: (row) => formatCount(row.hours, language) },
          { key: 'own', header: t('flow:hours.from'), cell: ({ isOwn }) => t(isOwn ? 'flow:hours.decided' : 'flow:hours.standard') },
        ]}
      />
      {canSet ? (
        <LinkButton variant="secondary" to={`${base}/translation/hours`} className="mt-3">
          {t('flow:hours.change')}
        </LinkButton>
      ) : null}
    </>
  )
}
