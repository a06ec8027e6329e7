import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { countJobs } from '~/corridors/outcomes/commands.server'
import { yearOf } from '~/corridors/outcomes/outcome'
import { chinaDay } from '~/platform/china-day'
import { newId } from '~/platform/ids'
import { type Deed, lockForParty, tellHistory } from '../commands.server'
import { writeNote } from '../milestones/commands.server'
import { type JobsFigures, mayReport } from './jobs-report'
import { lastReport } from './queries.server'

interface Report extends Deed, JobsFigures {
  year: number
  /** From what it can be seen: a pay-roll, a contract, a list of participants. */
  evidence: string
  language: LanguageTag
}

/** One side states the jobs of a year. Stating a year again takes the place of what was stated, in the corridor's figures too. */
export function reportJobs(db: Db, { year, evidence, language, jobsChina, jobsIndia, training, ...deed }: Report) {
  return inTransaction(db, async (tx) => {
    const { engagementId, actorId } = deed
    const found = await lockForParty(tx, deed)
    if (!found) return { ok: false, reason: 'notFound' } as const
    const { engagement, side } = found
    const now = await databaseNow(tx)
    const [first, last] = [yearOf(chinaDay(engagement.activatedAt ?? now)), yearOf(chinaDay(now))]
    if (!mayReport(side, engagement.status)) return { ok: false, reason: 'notRunning' } as const
    if (year < first || year > last) return { ok: false, reason: 'otherYear' } as const
    const before = await lastReport(tx, { engagementId, side, year })
    const id = newId()
    const documentId = await writeNote(tx, { subjectId: id, requestId: engagement.requestId, language, deed, fields: { evidence } })
    await tx
      .insertInto('jobsReport')
      .values({
        ...{ id, engagementId, side, year, version: (before?.version ?? 0) + 1, jobsChina, jobsIndia, training, documentId },
        statedBy: actorId,
        createdAt: now,
      })
      .execute()
    await tellHistory(tx, { engagementId, event: 'jobsReported', actorId, detail: { side, year, jobsChina, jobsIndia, training } })
    await countJobs(tx, {
      ...{ requestId: engagement.requestId, year, side },
      change: {
        jobsChina: jobsChina - (before?.jobsChina ?? 0),
        jobsIndia: jobsIndia - (before?.jobsIndia ?? 0),
        training: training - (before?.training ?? 0),
        engagements: before ? 0 : 1,
      },
    })
    return { ok: true } as const
  })
}
