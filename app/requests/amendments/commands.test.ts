import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import type { Db } from '#db/connect'
import { inTransaction } from '#db/connect'
import type { Actor } from '~/accounts/actor'
import { submitBid } from '~/bids/commands.server'
import { newId } from '~/platform/ids'
import { readOriginal, readPublishedOriginal } from '~/translations/queries.server'
import { acceptRequest, claimRequest, resumeRequest, suspendRequest } from '~/triage/commands.server'
import { duplicatesOf, triageQueue } from '~/triage/queries.server'
import { addParty, offerWith } from '../../../tests/factories/bidding'
import { buyerOf, drafted, gears, monday, opened, rowOf, translated, type World, world } from '../../../tests/factories/requesting'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { attachFiles, stageFiles } from '../attachments/commands.server'
import { attachmentsOf, findAttachment, pastAttachmentsOf } from '../attachments/queries.server'
import { cancelRequest } from '../cancellations/commands.server'
import { moveRequest, submitRequest } from '../commands.server'
import type { Description } from '../description'
import { onRequestVerified } from '../publication/commands.server'
import { findForStaff, findOwnRequest, listOwnRequests, wordsInForce } from '../queries.server'
import { canReadFile } from '../request'
import { startAmendment, submitAmendment, withdrawAmendment } from './commands.server'
import { amendmentStart, isAmendmentUnderWay, pendingAmendment, readPending } from './queries.server'

/** Deadline of a request published on Monday 2 November: Monday 16 or Tuesday 17 November at 17:00 in China. */
const lastDay = '2026-11-13T04:00:00.000Z'
const material: Description = { ...gears, problem: `${gears.problem}还要统计能耗。`, budgetMax: 30_000_000 }
const editorial: Description = { ...gears, title: '42台机床联网' }

const amend = async (db: Db, all: World, requestId: string, description: Description) => {
  const started = await startAmendment(db, { ...buyerOf(all), requestId, description, change: '补充了能耗统计，预算相应增加。' })
  if (!started.ok) throw new Error(started.reason)
  const handedIn = await submitAmendment(db, { ...buyerOf(all), requestId })
  if (!handedIn.ok) throw new Error(handedIn.reason)
  return { ...started, ...handedIn }
}

const titles = (db: Db, documentId: string) =>
  db
    .selectFrom('publication')
    .select(['language', 'revisionId', 'fieldsJson'])
    .where('documentId', '=', documentId)
    .orderBy('language')
    .execute()

describe.each(engines)('a material amendment on %s', (engine) => {
  test('changes nothing that others see until both languages are verified, then everything at once', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    const vendor = await addParty(db, 'vendor', { name: 'Kaveri' })
    await atTime('2026-11-03T06:00:00.000Z', async () => {
      const offer = offerWith('x', {
        coverage: [
          { key: 'r1', answer: 'full', note: '' },
          { key: 'r2', answer: 'full', note: '' },
        ],
      })
      expect(await submitBid(db, { ...vendor, requestId, offer })).toMatchObject({ ok: true })
    })
    const before = { row: await rowOf(db, requestId), out: await titles(db, documentId) }
    await atTime(lastDay, async () => {
      expect(await amend(db, all, requestId, material)).toMatchObject({ kind: 'material', isEffective: false })
      expect(await rowOf(db, requestId)).toEqual(before.row)
      expect(await titles(db, documentId)).toEqual(before.out)
      expect(await isAmendmentUnderWay(db, requestId)).toBe(true)
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    const row = await rowOf(db, requestId)
    expect(row).toMatchObject({ status: 'open', budgetMax: 30_000_000 })
    // Friday 13 November: four common working days on is Thursday the 19th.
    expect(row.deadlineAt).toBe('2026-11-19T09:00:00.000Z')
    for (const { fieldsJson } of await titles(db, documentId)) expect(Object.keys(JSON.parse(fieldsJson))).toContain('change')
    expect(await db.selectFrom('bid').select('status').execute()).toEqual([{ status: 'needs_reconfirm' }])
    expect(await db.selectFrom('job').select('runAt').where('kind', '=', 'openBids').where('status', '=', 'waiting').execute()).toEqual([
      { runAt: row.deadlineAt },
    ])
    expect(await db.selectFrom('amendment').select(['kind', 'status', 'newDeadlineAt']).execute()).toEqual([
      { kind: 'material', status: 'effective', newDeadlineAt: row.deadlineAt },
    ])
    const told = await db.selectFrom('notification').select('personId').where('kind', '=', 'requestAmended').execute()
    expect(told).toEqual([{ personId: vendor.personId }])
  })

  test('does not shorten a deadline that lies further ahead', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    await atTime('2026-11-03T06:00:00.000Z', async () => {
      await amend(db, all, requestId, material)
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    expect(await rowOf(db, requestId)).toMatchObject({ deadlineAt })
  })

  test('takes effect once, however often its job runs', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    await atTime(lastDay, async () => {
      await amend(db, all, requestId, material)
      const verified = await translated(db, all, documentId)
      await Promise.all(Array.from({ length: 10 }, () => onRequestVerified(db, verified)))
    })
    expect(await db.selectFrom('requestEvent').select('id').where('event', '=', 'amendmentEffective').execute()).toHaveLength(1)
  })

  test('that is verified while the request is suspended waits for the clock to run again', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    const [moderatorId] = all.moderators
    await atTime('2026-11-04T06:00:00.000Z', async () => {
      await amend(db, all, requestId, material)
      await suspendRequest(db, { moderatorId, requestId, reasonCode: 'complaint', note: '核实中' })
      await onRequestVerified(db, await translated(db, all, documentId))
      expect(await rowOf(db, requestId)).toMatchObject({ status: 'suspended', budgetMax: 26_000_000 })
    })
    await atTime('2026-11-06T06:00:00.000Z', () => resumeRequest(db, { moderatorId, requestId }))
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'open', budgetMax: 30_000_000 })
  })

  test('lapses when bidding ends before its translation', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    await atTime(lastDay, async () => {
      await amend(db, all, requestId, material)
      await inTransaction(db, (tx) => moveRequest(tx, requestId, 'open', 'evaluating'))
    })
    // Nobody goes on translating it, and the document says again what every bidder has read.
    expect((await db.selectFrom('translationTask').select('status').orderBy('id').execute()).map(({ status }) => status)).toEqual([
      'verified',
      'stale',
    ])
    expect((await readOriginal(db, documentId))?.fields).toEqual((await readPublishedOriginal(db, documentId))?.fields)
    expect(await rowOf(db, requestId)).toMatchObject({ status: 'evaluating', budgetMax: 26_000_000 })
    expect(await db.selectFrom('amendment').select('status').execute()).toEqual([{ status: 'withdrawn' }])
  })
})

describe.each(engines)('an amendment on %s', (engine) => {
  test('of words that no bid rests on leaves deadline and bids alone', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    const { deadlineAt } = await rowOf(db, requestId)
    await atTime(lastDay, async () => {
      expect(await amend(db, all, requestId, editorial)).toMatchObject({ kind: 'editorial' })
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    expect(await rowOf(db, requestId)).toMatchObject({ deadlineAt })
    expect(JSON.parse((await titles(db, documentId))[1]!.fieldsJson).title).toBe('42台机床联网')
  })

  test('can be looked over and written again before it is handed in, one at a time', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    await atTime(lastDay, async () => {
      const deed = { ...buyerOf(all), requestId, change: '补充' }
      expect(await startAmendment(db, { ...deed, description: editorial })).toMatchObject({ ok: true, kind: 'editorial' })
      expect(await startAmendment(db, { ...deed, description: material })).toMatchObject({ ok: true, kind: 'material' })
      const pending = await readPending(db, { ...buyerOf(all), requestId })
      expect(pending).toMatchObject({ number: 1, status: 'draft', kind: 'material', note: '补充' })
      expect((await amendmentStart(db, { ...buyerOf(all), requestId }))?.description.budgetMax).toBe(30_000_000)
      const answers = await Promise.all(Array.from({ length: 20 }, () => submitAmendment(db, { ...buyerOf(all), requestId })))
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      expect(await startAmendment(db, { ...deed, description: editorial })).toEqual({ ok: false, reason: 'alreadyUnderWay' })
    })
  })

  test('taken back leaves what is out, and the next one starts from that', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId } = await opened(db, all)
    const before = await titles(db, documentId)
    await atTime(lastDay, async () => {
      await amend(db, all, requestId, material)
      expect(await withdrawAmendment(db, { ...buyerOf(all), requestId })).toEqual({ ok: true })
      expect(await withdrawAmendment(db, { ...buyerOf(all), requestId })).toEqual({ ok: false, reason: 'nothingPending' })
      expect(await titles(db, documentId)).toEqual(before)
      const again = await amendmentStart(db, { ...buyerOf(all), requestId })
      expect(again?.description).toEqual({ ...gears, technologies: again?.description.technologies })
      await amend(db, all, requestId, editorial)
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    expect(JSON.parse((await titles(db, documentId))[1]!.fieldsJson).title).toBe('42台机床联网')
  })

  test('is refused when nothing changed, days shrink, no reason is given, or by another company', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    const start = (description: Description, change = '补充', who = buyerOf(all)) =>
      startAmendment(db, { ...who, requestId, description, change })
    await atTime(lastDay, async () => {
      expect(await start(gears)).toEqual({ ok: false, reason: 'nothingChanged' })
      expect(await start({ ...gears, biddingDays: 5 })).toMatchObject({ reason: 'incomplete', errors: { biddingDays: expect.anything() } })
      expect(await start(material, ' ')).toMatchObject({ reason: 'incomplete', errors: { change: expect.anything() } })
      expect(await start(material, '补充', buyerOf(await world(db)))).toEqual({ ok: false, reason: 'notOpen' })
    })
  })

  test('is its buyer’s alone while it is written: staff, lists and programs have what is in force', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, ref, documentId } = await opened(db, all)
    const { companyId } = buyerOf(all)
    await atTime(lastDay, async () => {
      await startAmendment(db, { ...buyerOf(all), requestId, description: { ...material, title: '五十台机床联网' }, change: '补充' })
      const seen = async () => {
        const forStaff = (await findForStaff(db, { ref }))!
        const own = (await findOwnRequest(db, { companyId, ref }))!
        return {
          words: [forStaff, own].map(({ description: { title, problem } }) => ({ title, problem })),
          view: (await wordsInForce(db, forStaff, 'zh-CN'))?.fields.title,
          listed: (await listOwnRequests(db, { companyId })).requests.map(({ title }) => title),
        }
      }
      const { title, problem } = gears
      expect(await seen()).toEqual({
        words: [
          { title, problem },
          { title, problem },
        ],
        view: title,
        listed: [title],
      })
      const likely = await duplicatesOf(db, { requestId: 'another', vertical: 'manufacturing', text: `${title}\n${problem}` })
      expect(likely).toMatchObject([{ title, likeness: 100 }])
      await suspendRequest(db, { moderatorId: all.moderators[0], requestId, reasonCode: 'complaint', note: '核实中' })
      expect(await triageQueue(db, 'suspended')).toMatchObject([{ title }])
    })
    expect((await readOriginal(db, documentId))?.fields.title).toBe('五十台机床联网')
  })

  test('that is begun while the bids open lapses with the bidding, whoever comes first', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    for (let round = 0; round < 8; round++) {
      const { requestId } = await opened(db, all)
      await atTime(lastDay, () =>
        Promise.all([
          startAmendment(db, { ...buyerOf(all), requestId, description: material, change: '补充' }),
          inTransaction(db, (tx) => moveRequest(tx, requestId, 'open', 'evaluating')),
        ]),
      )
      expect(await pendingAmendment(db, requestId)).toBeUndefined()
    }
  })

  test('ends with a cancelled request', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId } = await opened(db, all)
    await atTime(lastDay, async () => {
      await amend(db, all, requestId, material)
      await cancelRequest(db, { ...buyerOf(all), requestId, reasonCode: 'needChanged', note: '' })
    })
    expect(await isAmendmentUnderWay(db, requestId)).toBe(false)
  })
})

const fileNamed = (name: string) => ({ storageKey: newId(), name, mediaType: 'text/csv', bytes: 12, sha256: 'x' })

/** An open request that was published with a list and a confidential drawing. */
async function openedWithFiles(db: Db, all: World) {
  const request = await drafted(db, all)
  const hang = (name: string, isConfidential: boolean) =>
    attachFiles(db, { ...buyerOf(all), requestId: request.requestId, files: [fileNamed(name)], isConfidential })
  await hang('machines.csv', false)
  await hang('drawing.csv', true)
  await atTime(monday, async () => {
    const [moderatorId] = all.moderators
    await submitRequest(db, { ...buyerOf(all), requestId: request.requestId, version: 1, description: gears })
    await claimRequest(db, { moderatorId, requestId: request.requestId })
    await acceptRequest(db, { moderatorId, requestId: request.requestId })
    await onRequestVerified(db, await translated(db, all, request.documentId))
  })
  const idOf = async (name: string) => (await db.selectFrom('file').select('id').where('name', '=', name).executeTakeFirstOrThrow()).id
  const names = async (state: 'current' | 'staged') => (await attachmentsOf(db, request.requestId, state)).map(({ name }) => name)
  return { ...request, idOf, names }
}

describe.each(engines)('files of an amendment on %s', (engine) => {
  test('come and go with it, in one moment, as scope; what went stays in the history', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId, idOf, names } = await openedWithFiles(db, all)
    const deed = { ...buyerOf(all), requestId }
    await atTime(lastDay, async () => {
      expect(await stageFiles(db, { ...deed, files: [fileNamed('lines.csv')], isConfidential: false })).toEqual({ ok: true })
      expect(await stageFiles(db, { ...deed, files: [fileNamed('plan.csv')], isConfidential: true })).toEqual({ ok: true })
      const removed = [await idOf('machines.csv'), await idOf('drawing.csv')]
      const started = await startAmendment(db, { ...deed, description: gears, change: '换了设备清单。', removed })
      expect(started).toMatchObject({ ok: true, kind: 'material' })
      expect(started.ok && started.changes).toEqual([
        { name: 'files', rule: 'scope' },
        { name: 'annexes', rule: 'scope' },
      ])
      expect((await readPending(db, deed))?.after.facts.files.map(({ name }) => name)).toEqual(['lines.csv', 'plan.csv'])
      await submitAmendment(db, deed)
      expect(await names('current')).toEqual(['machines.csv', 'drawing.csv'])
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    expect(await names('current')).toEqual(['lines.csv', 'plan.csv'])
    expect(await names('staged')).toEqual([])
    expect(await pastAttachmentsOf(db, requestId)).toMatchObject([
      { name: 'machines.csv', isConfidential: false, removedAt: expect.any(String) },
      { name: 'drawing.csv', isConfidential: true },
    ])
  })

  test('are no vendor’s before it takes effect, and afterwards those of verified vendors as far as they are open', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, documentId, ref, idOf } = await openedWithFiles(db, all)
    const deed = { ...buyerOf(all), requestId }
    const vendor = { company: { kind: 'vendor', id: 'v', isVerified: true, role: 'owner', status: 'verified' } } as unknown as Actor
    const readable = async (name: string) => {
      const file = (await findAttachment(db, { ref, fileId: await idOf(name) }))!
      return canReadFile(vendor, file, { isConfidential: file.isConfidential === 1, isStaged: file.state === 'staged' })
    }
    await atTime(lastDay, async () => {
      await stageFiles(db, { ...deed, files: [fileNamed('lines.csv')], isConfidential: false })
      await startAmendment(db, {
        ...deed,
        description: gears,
        change: '换清单。',
        removed: [await idOf('machines.csv'), await idOf('drawing.csv')],
      })
      await submitAmendment(db, deed)
      expect([await readable('machines.csv'), await readable('drawing.csv'), await readable('lines.csv')]).toEqual([true, false, false])
      await onRequestVerified(db, await translated(db, all, documentId))
    })
    expect([await readable('machines.csv'), await readable('drawing.csv'), await readable('lines.csv')]).toEqual([true, false, true])
  })

  test('go when it is taken back, is unpicked or lapses; none can be added while it is under way, or by another company', async () => {
    const db = await freshDatabase(engine)
    const all = await world(db)
    const { requestId, idOf, names } = await openedWithFiles(db, all)
    const deed = { ...buyerOf(all), requestId }
    const stage = (name: string, who = deed) => stageFiles(db, { ...who, files: [fileNamed(name)], isConfidential: false })
    await atTime(lastDay, async () => {
      await stage('one.csv')
      await stage('two.csv')
      await startAmendment(db, { ...deed, description: material, change: '补充', removed: [await idOf('one.csv')] })
      expect(await names('staged')).toEqual(['two.csv'])
      await submitAmendment(db, deed)
      expect(await stage('three.csv')).toEqual({ ok: false, reason: 'alreadyUnderWay' })
      expect(await stage('three.csv', { ...buyerOf(await world(db)), requestId })).toEqual({ ok: false, reason: 'notEditable' })
      await withdrawAmendment(db, deed)
      expect(await names('staged')).toEqual([])
      await stage('four.csv')
      await inTransaction(db, (tx) => moveRequest(tx, requestId, 'open', 'evaluating'))
    })
    expect(await names('staged')).toEqual([])
    expect(await names('current')).toEqual(['machines.csv', 'drawing.csv'])
    // Their bytes follow.
    expect(await db.selectFrom('job').select('kind').where('kind', '=', 'removeStoredFile').execute()).toHaveLength(3)
  })
})
