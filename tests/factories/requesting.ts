import { newId } from '../../app/platform/ids'
import { createDraft, submitRequest } from '../../app/requests/commands.server'
import type { Description } from '../../app/requests/description'
import { onRequestVerified } from '../../app/requests/publication/commands.server'
import { emptyTogether } from '../../app/requests/together/together'
import { approveAll } from '../../app/translations/reviews/commands.server'
import { saveSegments } from '../../app/translations/segments/commands.server'
import { claimTask, submitTask } from '../../app/translations/tasks/commands.server'
import { acceptRequest, claimRequest } from '../../app/triage/commands.server'
import { atTime } from '../../db/clock'
import type { Db } from '../../db/connect'
import { addParty, type Party } from './bidding'
import { keepFindings } from './translations'

/** A Monday morning on which both countries work. */
export const monday = '2026-11-02T02:00:00.000Z'

export const gears: Description = {
  title: '四十二台机床联网',
  summary: '自动统计开机、加工和停机，班长手机上能看。',
  problem: '设备开没开全靠本子记。月底汇总要三天。',
  systems: '滚齿机14台，西门子828D。财务用用友U8。',
  requirements: [
    { key: 'r1', level: 'must', what: '采集开机、加工、待机状态。', acceptance: '人工掐表2小时，误差不超过2%。' },
    { key: 'r2', level: 'should', what: '每天早上7点发日报。', acceptance: '连续10个工作日按时收到。' },
  ],
  notes: '',
  vertical: 'manufacturing',
  division: '34',
  technologies: ['iot', 'mes'],
  serviceKind: 'newBuild',
  currency: 'CNY',
  budgetMin: 18_000_000,
  budgetMax: 26_000_000,
  biddingDays: 10,
  startWish: 'month',
  workplace: 'mixed',
  confidentiality: 'open',
  mode: 'buy',
  together: emptyTogether,
  wantsConfirm: false,
}

export interface World {
  buyer: Party
  /** Two moderators: nobody reviews their own words. */
  moderators: [string, string]
}

export async function world(db: Db, { status = 'verified' }: { status?: 'registered' | 'verified' } = {}): Promise<World> {
  return {
    buyer: await addParty(db, 'buyer', { name: 'Gear Works', status }),
    moderators: [await addModerator(db, 'Lin'), await addModerator(db, 'Ananya')],
  }
}

export async function addModerator(db: Db, name: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('person')
    .values({
      id,
      email: `${id}@moderators.example`,
      name,
      passwordHash: 'none',
      language: 'zh-CN',
      timeZone: 'Asia/Shanghai',
      staffRole: 'moderator',
      status: 'active',
      emailVerifiedAt: monday,
      consentedAt: monday,
      createdAt: monday,
    })
    .execute()
  return id
}

export const buyerOf = ({ buyer }: World) => ({ actorId: buyer.personId, companyId: buyer.companyId })

/** A request as its buyer leaves it. */
export async function drafted(db: Db, all: World, description: Description = gears) {
  const draft = await createDraft(db, { ...buyerOf(all), language: 'zh-CN', description })
  if (!draft.ok) throw new Error('not drafted')
  const { documentId } = await db.selectFrom('request').select('documentId').where('id', '=', draft.requestId).executeTakeFirstOrThrow()
  return { requestId: draft.requestId, ref: draft.ref, documentId }
}

export async function submitted(db: Db, all: World, description: Description = gears) {
  const draft = await drafted(db, all, description)
  const handedIn = await submitRequest(db, { ...buyerOf(all), requestId: draft.requestId, version: 1, description })
  if (!handedIn.ok) throw new Error(handedIn.reason)
  return draft
}

export async function accepted(db: Db, all: World, description: Description = gears) {
  const request = await submitted(db, all, description)
  const [moderatorId] = all.moderators
  await claimRequest(db, { moderatorId, requestId: request.requestId })
  const done = await acceptRequest(db, { moderatorId, requestId: request.requestId })
  if (!done.ok) throw new Error(done.reason)
  return request
}

/** Two moderators translate and review what is left of the running task. */
export async function translated(db: Db, all: World, documentId: string): Promise<{ documentId: string; revisionId: string }> {
  const [translator, reviewer] = all.moderators
  const task = await db
    .selectFrom('translationTask')
    .select(['id', 'revisionId', 'status'])
    .where('documentId', '=', documentId)
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  if (task.status !== 'verified') {
    await claimTask(db, { actorId: translator, taskId: task.id, work: 'translate' })
    const rows = await db
      .selectFrom('translation')
      .select(['segmentId', 'version', 'state', 'ordinal', 'isStale'])
      .where('taskId', '=', task.id)
      .execute()
    const open = rows.filter(({ state, isStale }) => (state !== 'approved' && state !== 'not_needed') || isStale)
    const segments = open.map(({ segmentId, version, ordinal }) => ({
      segmentId,
      version,
      text: `Sentence ${ordinal} of ${task.revisionId}.`,
    }))
    await saveSegments(db, { actorId: translator, taskId: task.id, segments })
    await keepFindings(db, { actorId: translator, taskId: task.id })
    const handedIn = await submitTask(db, { actorId: translator, taskId: task.id })
    if (!handedIn.ok) throw new Error(handedIn.reason)
    if (!handedIn.isVerified) {
      await claimTask(db, { actorId: reviewer, taskId: task.id, work: 'review' })
      const approved = await approveAll(db, { actorId: reviewer, taskId: task.id })
      if (!approved.ok || !approved.isVerified) throw new Error('not verified')
    }
  }
  return { documentId, revisionId: task.revisionId }
}

/** Published on `at`, with ten working days of bidding. */
export const opened = (db: Db, all: World, description: Description = gears, at = monday) =>
  atTime(at, async () => {
    const request = await accepted(db, all, description)
    await onRequestVerified(db, await translated(db, all, request.documentId))
    return request
  })

export const rowOf = (db: Db, requestId: string) =>
  db.selectFrom('request').selectAll().where('id', '=', requestId).executeTakeFirstOrThrow()
