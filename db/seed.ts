import { demoPassword } from '~/accounts/account'
import { type JobHandlers, runDueJobs } from '~/platform/jobs.server'
import { hashPassword } from '~/platform/password-hash.server'
import { atTime } from './clock'
import type { Db } from './connect'
import type { InstantText } from './schema'
import { requests } from './seed/requests'
import { bidSteps } from './seed/steps-bids'
import { companySteps } from './seed/steps-companies'
import { questionSteps } from './seed/steps-questions'
import { requestSteps } from './seed/steps-requests'
import { staffSteps } from './seed/steps-staff'
import { type Counted, newWorld, type Step, type World } from './seed/world'

interface Seeding {
  /** The day of seeding: the history ends here. */
  now: InstantText
  /** Handlers of the portal's own jobs: openings, letters and notices happen by them, at their time. */
  jobHandlers: JobHandlers
  /** Is told in a line how far it has come. */
  report?: (line: string) => void
}

/**
 * Fills an empty portal with the history of three corridors, deed by deed, each by the command that a page would call and at the
 * time at which it happened. Same content and same day: same corridor, but for the ids.
 */
export async function seed(db: Db, { now, jobHandlers, report = () => {} }: Seeding): Promise<void> {
  const hashed = await hashPassword(demoPassword)
  if (!hashed.ok) throw new Error('The password could not be hashed')
  const steps = inOrder(storyOf(newWorld(db, now, hashed.hash)))
  const totals = countsOf(steps)
  const done: Partial<Record<Counted, number>> = {}
  for (const { at, name, counts, run } of steps) {
    if (at > now) throw new Error(`"${name}" would happen after the seeding, ${at}`)
    await workUntil(db, at, jobHandlers)
    await atTime(at, run).catch((error) => {
      throw new Error(`${at} ${name}: ${error instanceof Error ? error.message : error}`, { cause: error })
    })
    await atTime(at, () => runDueJobs(db, jobHandlers, 'seed'))
    if (!counts) continue
    done[counts] = (done[counts] ?? 0) + 1
    report(`${at.slice(0, 10)} · ${counts} ${done[counts]}/${totals[counts]}`)
  }
  await workUntil(db, now, jobHandlers)
  await requireNothingParked(db)
}

/** Everything that happens, in no order; companies come before whatever they do first. */
function storyOf(world: World): Step[] {
  const stories = requests.flatMap((request) => [
    ...requestSteps(world, request),
    ...questionSteps(world, request),
    ...bidSteps(world, request),
  ])
  const firstDeed = new Map<string, InstantText>()
  for (const { at, company } of stories) {
    if (company && at < (firstDeed.get(company) ?? world.now)) firstDeed.set(company, at)
  }
  return [...staffSteps(world), ...companySteps(world, firstDeed), ...stories]
}

/** By time; what falls on one moment keeps the order of its story. */
const inOrder = (steps: Step[]): Step[] => steps.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

function countsOf(steps: readonly Step[]): Partial<Record<Counted, number>> {
  const totals: Partial<Record<Counted, number>> = {}
  for (const { counts } of steps) if (counts) totals[counts] = (totals[counts] ?? 0) + 1
  return totals
}

/** Lets the portal's clock run: each waiting job is done at the moment it is due. */
async function workUntil(db: Db, until: InstantText, jobHandlers: JobHandlers): Promise<void> {
  for (;;) {
    const due = await db.selectFrom('job').select('runAt').where('status', '=', 'waiting').orderBy('runAt').limit(1).executeTakeFirst()
    if (!due || due.runAt > until) return
    await atTime(due.runAt, () => runDueJobs(db, jobHandlers, 'seed'))
  }
}

async function requireNothingParked(db: Db): Promise<void> {
  const failed = await db
    .selectFrom('job')
    .select(['kind', 'lastError'])
    .where((where) => where.or([where('status', '=', 'parked'), where.and([where('status', '=', 'waiting'), where('attempts', '>', 0)])]))
    .limit(5)
    .execute()
  if (failed.length > 0) throw new Error(`Jobs have failed: ${JSON.stringify(failed)}`)
}
