import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { disputesIn } from './disputes/queries.server'
import type { Side } from './engagement'
import { meetingSteps } from './meetings/meeting-step'
import { meetingsWaiting } from './meetings/queries.server'
import { motionsIn } from './motions/queries.server'
import { isTurnOf, type NextStep, pendingSteps, type Standing } from './next-step'
import { pausesIn } from './pauses/queries.server'
import { currentFacts } from './payments/queries.server'
import { type EngagementSummary, listEngagements } from './queries.server'
import { windowsIn } from './reviews/queries.server'
import { isAwaited, isLocked, type Scale } from './scale/scale'

/** Most milestones and change orders that are looked at for a page of engagements. */
const most = 1_000

/** What each of these engagements waits for, the most pressing first. */
export async function stepsOf(
  db: Db,
  engagements: readonly Pick<EngagementSummary, 'id' | 'status' | 'createdAt'>[],
): Promise<Map<string, NextStep[]>> {
  if (engagements.length === 0) return new Map()
  const ids = engagements.map(({ id }) => id)
  const [proposals, milestones, orders] = [await proposalsIn(db, ids), await milestonesIn(db, ids), await ordersIn(db, ids)]
  const [motions, pauses, disputes] = [await motionsIn(db, ids), await pausesIn(db, ids), await disputesIn(db, ids)]
  const meetings = await meetingsWaiting(db, ids)
  const now = await databaseNow(db)
  const windows = await windowsIn(db, ids)
  const facts = await currentFacts(
    db,
    milestones.map(({ id }) => id),
  )
  const [pilots, said] = [await pilotsIn(db, ids), await saidIn(db, ids)]
  return new Map(
    engagements.map(({ id, status, createdAt }) => {
      const proposal = proposals.find((each) => each.engagementId === id)
      const standing: Standing = {
        status,
        createdAt,
        proposal: proposal ?? null,
        signed: proposal?.signed ?? [],
        milestones: milestones
          .filter(({ engagementId }) => engagementId === id)
          .map(({ priceMinor, acceptedAt: _, ...each }) => ({
            ...each,
            isLocked: isLocked(each.number, pilots.get(id) ?? noPilot),
            isFree: priceMinor === 0,
            payment: facts.filter(({ milestoneId }) => milestoneId === each.id).at(-1)?.kind ?? null,
          })),
        scale: scaleIn(
          status,
          pilots.get(id) ?? noPilot,
          milestones.filter((each) => each.engagementId === id),
          said.filter((each) => each.engagementId === id),
        ),
        orders: orders.filter(({ engagementId }) => engagementId === id),
        motion: motions.find(({ engagementId }) => engagementId === id) ?? null,
        dispute: disputes.find(({ engagementId }) => engagementId === id) ?? null,
        reviews: windows.get(id) ?? null,
        pauses: pauses.filter(({ engagementId }) => engagementId === id),
      }
      const own = meetings.filter(({ engagementId }) => engagementId === id)
      return [
        id,
        withMeetings(
          pendingSteps(standing, addCommonWorkingDays),
          own.flatMap((meeting) => meetingSteps(meeting, now, addCommonWorkingDays)),
        ),
      ]
    }),
  )
}

/** Meetings come after the work and after a suspension; where the work waits for nobody, before the sentence that says so. */
const withMeetings = (work: NextStep[], meetings: NextStep[]): NextStep[] =>
  work.some(({ acts, code }) => acts !== null || code.startsWith('suspended')) ? [...work, ...meetings] : [...meetings, ...work]

/** How many of a company's newest engagements wait for it. */
export async function waitingFor(db: Db, { companyId, language }: { companyId: string; language: LanguageTag }): Promise<number> {
  const { engagements } = await listEngagements(db, { viewer: { companyId }, language })
  const steps = await stepsOf(db, engagements)
  return engagements.filter(({ id, side }) => steps.get(id)?.some(({ acts }) => isTurnOf(side, acts))).length
}

async function proposalsIn(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('contractProposal')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'contractProposal.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['contractProposal.id', 'engagementId', 'side', 'contractProposal.status', 'readyAt', 'translationTask.dueAt'])
    .where('engagementId', 'in', ids)
    .where('contractProposal.status', 'not in', ['superseded', 'withdrawn'])
    .limit(most)
    .execute()
  if (rows.length === 0) return []
  const signatures = await db
    .selectFrom('contractSignature')
    .select(['proposalId', 'side'])
    .where(
      'proposalId',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.map((row) => ({
    ...row,
    signed: signatures.filter(({ proposalId }) => proposalId === row.id).map(({ side }): Side => side),
  }))
}

const noPilot: Scale = { pilotNumber: null, scaleRound: null, scaleOutcome: null }

async function pilotsIn(db: Db, ids: readonly string[]): Promise<Map<string, Scale>> {
  const rows = await db
    .selectFrom('engagement')
    .select(['id', 'pilotNumber', 'scaleRound', 'scaleOutcome'])
    .where('id', 'in', ids)
    .where('pilotNumber', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, ...scale }) => [id, scale]))
}

const saidIn = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('scaleStatement')
    .select(['engagementId', 'round', 'side', 'choice'])
    .where('engagementId', 'in', ids)
    .where('isCurrent', '=', 1)
    .limit(most)
    .execute()

function scaleIn(
  status: EngagementSummary['status'],
  scale: Scale,
  milestones: readonly { number: number; status: string; acceptedAt: string | null }[],
  said: readonly { round: number; side: Side; choice: string }[],
): Standing['scale'] {
  const upToPilot = milestones.filter(({ number }) => number <= (scale.pilotNumber ?? 0))
  return {
    isAsked: isAwaited(status, scale, milestones),
    said: said.filter(({ round }) => round === scale.scaleRound),
    since:
      upToPilot
        .map(({ acceptedAt }) => acceptedAt ?? '')
        .sort()
        .at(-1) || null,
  }
}

const milestonesIn = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('milestone')
    .select(['id', 'engagementId', 'number', 'status', 'dueOn', 'deliveredAt', 'acceptedAt', 'priceMinor'])
    .where('engagementId', 'in', ids)
    .orderBy('number')
    .limit(most)
    .execute()

const ordersIn = (db: Db, ids: readonly string[]) =>
  db
    .selectFrom('changeOrder')
    .leftJoin('translationTask', (join) =>
      join
        .onRef('translationTask.documentId', '=', 'changeOrder.documentId')
        .on('translationTask.status', 'in', ['queued', 'claimed', 'in_review', 'changes_requested']),
    )
    .select(['engagementId', 'number', 'side', 'changeOrder.status', 'readyAt', 'translationTask.dueAt'])
    .where('engagementId', 'in', ids)
    .where('changeOrder.status', '=', 'proposed')
    .orderBy('number')
    .limit(most)
    .execute()
