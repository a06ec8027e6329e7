import { databaseNow, days, plusMs } from '#db/clock'
import { MediationQueue } from '~/engagements/mediations/components/mediation-queue'
import { mediationQueue } from '~/engagements/mediations/queries.server'
import { chinaDay } from '~/platform/china-day'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { OwnFigures } from '~/translations/flow/components/own-figures'
import { WaitingTable } from '~/translations/flow/components/waiting-table'
import { fewestForMedian, medianOf } from '~/translations/flow/flow'
import { teamFigures, whatWaits } from '~/translations/flow/queries.server'
import { canTranslate } from '~/translations/tasks/task'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { QueueTable } from '../components/queue-table'
import { triageQueue } from '../queries.server'
import { canReadQueue } from '../triage'
import type { Route } from './+types/queue'

export const handle = { policy: 'triage.queue' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadQueue(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const now = await databaseNow(db)
  const inTriage = await triageQueue(db, 'in_triage')
  const team = canTranslate(actor) ? await teamFigures(db, chinaDay(plusMs(now, -days(6)))) : null
  return {
    submitted: await triageQueue(db, 'submitted'),
    mine: inTriage.filter(({ claimedBy }) => claimedBy === actor.personId),
    others: inTriage.filter(({ claimedBy }) => claimedBy !== actor.personId),
    waiting: await triageQueue(db, 'needs_info'),
    held: await triageQueue(db, 'held'),
    suspended: await triageQueue(db, 'suspended'),
    now,
    disputes: await mediationQueue(db, { moderatorId: actor.personId, language: languageOf(args.context), now }),
    translation: await whatWaits(db, now),
    // A moderator sees own figures and the middle of the team, nobody else's.
    work: team && {
      own: team.find(({ personId }) => personId === actor.personId) ?? null,
      median: team.length >= fewestForMedian ? medianOf(team) : null,
    },
  }
}

/** The moderators' queue: what waits longest first, then what is in hands, then what waits for others. */
export default function Queue({
  loaderData: { submitted, mine, others, waiting, held, suspended, now, disputes, translation, work },
}: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/triage`
  const lists = [
    { caption: t('triage:queue.mine'), rows: mine, isOurTurn: true },
    { caption: t('triage:queue.submitted'), rows: submitted, isOurTurn: true },
    { caption: t('triage:queue.others'), rows: others, isOurTurn: true },
    { caption: t('triage:queue.needs_info'), rows: waiting, isOurTurn: false },
    { caption: t('triage:queue.held'), rows: held, isOurTurn: false },
    { caption: t('triage:queue.suspended'), rows: suspended, isOurTurn: false },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <>
      <title>{t('triage:title')}</title>
      <PageHeader title={t('triage:title')} sub={t('triage:sub')} />
      {submitted.length + mine.length === 0 ? (
        <div className="mb-6">
          <EmptyState title={t('triage:queue.empty')}>{t('triage:queue.emptyHint')}</EmptyState>
        </div>
      ) : null}
      {lists.map(({ caption, ...list }) => (
        <QueueTable key={caption} caption={caption} {...list} base={base} now={now} />
      ))}
      <MediationQueue disputes={disputes} now={now} />
      <WaitingTable {...translation} now={now} />
      {work ? <OwnFigures {...work} /> : null}
    </>
  )
}
