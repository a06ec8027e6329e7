import { describe, expect, test } from 'vitest'
import { inTransaction } from '#db/connect'
import { addFile } from '~/platform/files.server'
import { removeFile } from '~/requests/attachments/commands.server'
import { addParty, openRequest } from '../../../tests/factories/bidding'
import { makeModerators } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { changeNda, inspectAnnex, signNda, takeAnnex } from './commands.server'
import { currentNda, ndaRecord, requestOfNda } from './queries.server'

describe.each(engines)('confidential annexes on %s', (engine) => {
  async function begin() {
    const db = await freshDatabase(engine)
    const { requestId, requestRef, buyer } = await openRequest(db)
    const vendor = await addParty(db, 'vendor', { name: 'Sahyadri' })
    const rival = await addParty(db, 'vendor', { name: 'Nilgiri' })
    const stored = { storageKey: 'k', name: '图纸.pdf', mediaType: 'application/pdf', bytes: 9, sha256: 'b'.repeat(64) }
    const fileId = await inTransaction(db, async (tx) => {
      const id = await addFile(tx, stored, { ownerKind: 'request', ownerId: requestId, uploadedBy: buyer.personId })
      await tx.insertInto('requestFile').values({ requestId, fileId: id, isConfidential: 1, state: 'current', removedAt: null }).execute()
      return id
    })
    const as = (party: typeof buyer) => ({ actorId: party.personId, companyId: party.companyId, requestId })
    const nda = async () => currentNda(db, (await requestOfNda(db, { ref: requestRef }))!)
    const sign = async (party: typeof buyer, version?: Awaited<ReturnType<typeof nda>>) => {
      const { number, texts } = version ?? (await nda())
      return signNda(db, { ...as(party), number, name: 'Sneha', sha256Zh: texts['zh-CN'].sha256, sha256En: texts.en.sha256 })
    }
    return { db, requestId, buyer, vendor, rival, fileId, as, nda, sign }
  }

  test('nobody reads one before the company has signed; then each download is in the record and in the audit', async () => {
    const { db, requestId, buyer, vendor, rival, fileId, as, sign } = await begin()
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toEqual({ ok: false, reason: 'notSigned' })
    expect(await sign(vendor)).toEqual({ ok: true })
    expect(await sign(vendor)).toEqual({ ok: false, reason: 'alreadySigned' })
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toMatchObject({ ok: true, file: { name: '图纸.pdf' } })
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toMatchObject({ ok: true })
    expect(await takeAnnex(db, { ...as(rival), fileId })).toEqual({ ok: false, reason: 'notSigned' })
    const record = await ndaRecord(db, { requestId, companyId: buyer.companyId })
    expect(record.downloads.map(({ company, file }) => `${company?.nameEn} ${file}`)).toEqual(['Sahyadri 图纸.pdf', 'Sahyadri 图纸.pdf'])
    expect(await ndaRecord(db, { requestId, companyId: rival.companyId })).toEqual({ signatures: [], downloads: [] })
    expect(await db.selectFrom('auditEntry').select('id').where('event', '=', 'annex.downloaded').execute()).toHaveLength(2)
  })

  test('the staff sign nothing: each time is in the buyer’s record and in the audit all the same, whatever an amendment does with the file', async () => {
    const { db, requestId, buyer, vendor, fileId, as, sign } = await begin()
    const [lin] = (await makeModerators(db, 'Lin')) as [string]
    const inspect = () => inspectAnnex(db, { actorId: lin, requestId, fileId })
    await sign(vendor)
    await takeAnnex(db, { ...as(vendor), fileId })
    for (const state of ['current', 'past', 'staged'] as const) {
      await db.updateTable('requestFile').set({ state }).where('fileId', '=', fileId).execute()
      expect(await inspect()).toMatchObject(
        state === 'staged' ? { ok: false, reason: 'notFound' } : { ok: true, file: { name: '图纸.pdf' } },
      )
    }
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toEqual({ ok: false, reason: 'notFound' })
    const { downloads } = await ndaRecord(db, { requestId, companyId: buyer.companyId })
    expect(downloads.map(({ company, person, file }) => [company?.nameEn ?? null, person, file])).toEqual([
      [null, 'Lin', '图纸.pdf'],
      [null, 'Lin', '图纸.pdf'],
      ['Sahyadri', downloads[2]!.person, '图纸.pdf'],
    ])
    expect((await ndaRecord(db, { requestId, companyId: vendor.companyId })).downloads).toEqual([])
    const entries = await db.selectFrom('auditEntry').select(['actorId', 'subjectId']).where('event', '=', 'annex.inspected').execute()
    expect(entries).toEqual(Array.from({ length: 2 }, () => ({ actorId: lin, subjectId: requestId })))
    await db.updateTable('requestFile').set({ state: 'current', isConfidential: 0 }).where('fileId', '=', fileId).execute()
    expect(await inspect()).toEqual({ ok: false, reason: 'notFound' })
  })

  test('an annex that the staff took can still be taken off a returned request; who took it stays in the record', async () => {
    const { db, requestId, buyer, fileId, as } = await begin()
    const [lin] = (await makeModerators(db, 'Lin')) as [string]
    expect(await inspectAnnex(db, { actorId: lin, requestId, fileId })).toMatchObject({ ok: true })
    await db.updateTable('request').set({ status: 'needs_info' }).where('id', '=', requestId).execute()
    expect(await removeFile(db, { ...as(buyer), fileId })).toEqual({ ok: true })
    const { downloads } = await ndaRecord(db, { requestId, companyId: buyer.companyId })
    expect(downloads).toMatchObject([{ person: 'Lin', file: '图纸.pdf' }])
  })

  test('a changed agreement needs a new signature, and who signed the old one is told', async () => {
    const { db, buyer, vendor, fileId, as, nda, sign } = await begin()
    await sign(vendor)
    const old = await nda()
    expect(await changeNda(db, { ...as(vendor), years: 5 })).toEqual({ ok: false, reason: 'notFound' })
    expect(await changeNda(db, { ...as(buyer), years: 5 })).toEqual({ ok: true, number: 2 })
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toEqual({ ok: false, reason: 'notSigned' })
    expect(await sign(vendor, old)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await sign(vendor)).toEqual({ ok: true })
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toMatchObject({ ok: true })
    const told = await db.selectFrom('notification').select('kind').where('personId', '=', vendor.personId).execute()
    expect(told).toEqual([{ kind: 'ndaChanged' }])
  })

  test('only confidential files of this request go out this way', async () => {
    const { db, vendor, requestId, fileId, as, sign } = await begin()
    await sign(vendor)
    await db.updateTable('requestFile').set({ isConfidential: 0 }).where('requestId', '=', requestId).execute()
    expect(await takeAnnex(db, { ...as(vendor), fileId })).toEqual({ ok: false, reason: 'notFound' })
  })
})
