import { describe, expect, test } from 'vitest'
import { atTime } from '#db/clock'
import { inTransaction } from '#db/connect'
import { makeModerators, makeTask, segmentsOfTask, taskOf, translate, verify } from '../../tests/factories/translations'
import { engines, freshDatabase } from '../../tests/setup/database'
import {
  createDocument,
  publishDocument,
  publishUnverified,
  reopenTask,
  replaceDraft,
  requestTranslation,
  reviseDocument,
} from './commands.server'
import { readableDocument, readProvenance } from './provenance/queries.server'
import { readDocument, readLatest, readOriginal } from './queries.server'
import { approveSegment } from './reviews/commands.server'
import { saveSegment } from './segments/commands.server'
import { claimTask, submitTask } from './tasks/commands.server'

const english: Record<string, string> = {
  齿轮箱工序追踪: 'Gearbox process tracking',
  '每道工序都手工记录。': 'Each step is recorded by hand.',
  '经常丢失。': 'Records often get lost.',
  '希望扫码报工。': 'We want to report work by scanning.',
}
const say = (source: string) => english[source] ?? `EN:${source}`
const fields = { title: '齿轮箱工序追踪', problem: '每道工序都手工记录。经常丢失。\n希望扫码报工。', notes: '' }

describe.each(engines)('documents on %s', (engine) => {
  const start = async () => {
    const db = await freshDatabase(engine)
    const [author, translatorId, reviewerId, third] = (await makeModerators(db, 'Author', 'Mei', 'Arjun', 'Third')) as [
      string,
      string,
      string,
      string,
    ]
    const made = await makeTask(db, { authorId: author, fields })
    return { db, author, translatorId, reviewerId, third, ...made }
  }

  test('publication needs the verified translation and brings out both languages at once', async () => {
    const { db, documentId, taskId, translatorId, reviewerId } = await start()
    expect(await inTransaction(db, (tx) => publishDocument(tx, { documentId }))).toEqual({ ok: false, reason: 'notVerified' })
    expect(await readDocument(db, { documentId, language: 'en' })).toBeNull()
    expect(await verify(db, { translatorId, reviewerId, taskId, say })).toMatchObject({ ok: true, isVerified: true })
    expect(await inTransaction(db, (tx) => publishDocument(tx, { documentId }))).toEqual({ ok: true })

    const inEnglish = await readDocument(db, { documentId, language: 'en' })
    expect(inEnglish).toMatchObject({
      language: 'en',
      sourceLanguage: 'zh-CN',
      fields: {
        title: 'Gearbox process tracking',
        problem: 'Each step is recorded by hand. Records often get lost.\nWe want to report work by scanning.',
        notes: '',
      },
      originalFields: fields,
      provenance: { kind: 'verified', method: 'human', translator: 'Mei', reviewer: 'Arjun' },
    })
    expect(inEnglish?.rows.title).toEqual([{ source: '齿轮箱工序追踪', target: 'Gearbox process tracking', separator: '' }])
    const inChinese = await readDocument(db, { documentId, language: 'zh-CN' })
    expect(inChinese).toMatchObject({
      language: 'zh-CN',
      fields,
      provenance: { kind: 'original' },
      translation: { kind: 'verified', reviewer: 'Arjun' },
    })
  })

  test('a verified task tells the domain of its subject by one job', async () => {
    const { db, documentId, taskId, translatorId, reviewerId } = await start()
    await verify(db, { translatorId, reviewerId, taskId, say })
    const jobs = await db.selectFrom('job').selectAll().where('kind', '=', 'documentVerified').execute()
    expect(jobs.map(({ payloadJson }) => JSON.parse(payloadJson))).toEqual([
      expect.objectContaining({
        documentId,
        kind: 'request',
        requestId: null,
        revisionId: expect.any(String),
        subjectId: expect.any(String),
      }),
    ])
  })

  test('an edit makes the running translation stale and carries verified sentences byte for byte', async () => {
    const { db, author, documentId, taskId, translatorId, reviewerId } = await start()
    await verify(db, { translatorId, reviewerId, taskId, say })
    const before = await segmentsOfTask(db, taskId)
    const edited = { ...fields, problem: '每道工序都手工记录。经常会丢失。\n希望扫码报工。' }
    const next = await inTransaction(db, async (tx) => {
      const revised = await reviseDocument(tx, { documentId, authorId: author, fields: edited })
      expect(revised).toMatchObject({ number: 2, changedFields: ['problem'] })
      return requestTranslation(tx, { documentId })
    })
    expect(next.isVerified).toBe(false)
    const after = await segmentsOfTask(db, next.taskId)
    const kept = ({ text, state, method, translatorId, translatedAt, reviewerId, reviewedAt }: (typeof after)[number]) => ({
      text,
      state,
      method,
      translatorId,
      translatedAt,
      reviewerId,
      reviewedAt,
    })
    expect([0, 1, 3].map((at) => kept(after[at]!))).toEqual([0, 1, 3].map((at) => kept(before[at]!)))
    expect(after[2]).toMatchObject({ state: 'draft', isStale: 1, madeFromText: '经常丢失。', text: 'Records often get lost.' })
    expect(await taskOf(db, next.taskId)).toMatchObject({ status: 'queued', charactersOpen: '经常会丢失。'.length })

    // A second edit before anybody worked: the difference is still to the text that the translation was made from.
    const third = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, {
        documentId,
        authorId: author,
        fields: { ...edited, problem: edited.problem.replace('经常会', '现在经常会') },
      })
      return requestTranslation(tx, { documentId })
    })
    expect(await taskOf(db, next.taskId)).toMatchObject({ status: 'stale', claimedBy: null })
    expect((await segmentsOfTask(db, third.taskId))[2]).toMatchObject({
      isStale: 1,
      madeFromText: '经常丢失。',
      source: '现在经常会丢失。',
    })

    // Back to the first wording: everything was verified once, so nothing is left to do.
    const last = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields })
      return requestTranslation(tx, { documentId })
    })
    expect(last.isVerified).toBe(true)
    expect(await taskOf(db, last.taskId)).toMatchObject({ status: 'verified', translatorId, reviewerId })
  })

  test('the public keeps what is out while a new revision is translated; the author sees that it is under way', async () => {
    const { db, author, documentId, taskId, translatorId, reviewerId } = await start()
    await verify(db, { translatorId, reviewerId, taskId, say })
    await inTransaction(db, (tx) => publishDocument(tx, { documentId }))
    await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '齿轮箱全工序追踪' } })
      await requestTranslation(tx, { documentId })
    })
    expect((await readDocument(db, { documentId, language: 'en' }))?.fields.title).toBe('Gearbox process tracking')
    expect(await inTransaction(db, (tx) => publishDocument(tx, { documentId }))).toEqual({ ok: false, reason: 'notVerified' })
    const latest = await readLatest(db, { documentId, language: 'en' })
    expect(latest).toMatchObject({ language: 'zh-CN', fields: { title: '齿轮箱全工序追踪' }, provenance: { kind: 'updating' } })
    expect(latest?.rows.title).toEqual([{ source: '齿轮箱全工序追踪', target: '', separator: '' }])
  })

  test('the history of a text tells no more than what is out', async () => {
    const { db, author, documentId, taskId, translatorId, reviewerId } = await start()
    expect(await readableDocument(db, { documentId, companyId: null })).toMatchObject({
      kind: 'request',
      isPublished: false,
      isBidder: false,
    })
    await verify(db, { translatorId, reviewerId, taskId, say })
    expect(await readProvenance(db, { documentId, targetLanguage: 'en' })).toEqual({ publishedAt: null, versions: [] })
    await inTransaction(db, (tx) => publishDocument(tx, { documentId }))
    const next = await inTransaction(db, async (tx) => {
      await reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '新标题' } })
      return requestTranslation(tx, { documentId })
    })
    await verify(db, { translatorId, reviewerId, taskId: next.taskId, say })
    const { versions } = await readProvenance(db, { documentId, targetLanguage: 'en' })
    expect(versions).toMatchObject([
      {
        number: 1,
        isOut: true,
        steps: [{ step: 'requested' }, { step: 'submitted', person: 'Mei' }, { step: 'verified', person: 'Arjun' }],
      },
    ])
  })

  test('an unverified original goes out in its own language, for both readers', async () => {
    const { db, documentId } = await start()
    await inTransaction(db, (tx) => publishUnverified(tx, { documentId }))
    expect(await readDocument(db, { documentId, language: 'en' })).toMatchObject({
      language: 'zh-CN',
      fields,
      provenance: { kind: 'unverified' },
      rows: {},
    })
    expect(await readDocument(db, { documentId, language: 'zh-CN' })).toMatchObject({
      language: 'zh-CN',
      provenance: { kind: 'original' },
      translation: null,
    })
  })

  test('a draft is replaced in place until somebody else has work with it', async () => {
    const { db, author } = await start()
    const draft = {
      kind: 'request',
      subjectId: 's',
      requestId: null,
      sourceLanguage: 'en',
      authorId: author,
      companyId: null,
      fields: { title: 'One' },
    } as const
    const { documentId, revisionId } = await inTransaction(db, (tx) => createDocument(tx, draft))
    expect(await inTransaction(db, (tx) => replaceDraft(tx, { documentId, fields: { title: 'Two' } }))).toEqual({ ok: true, revisionId })
    expect(await readOriginal(db, documentId)).toEqual({ revisionId, number: 1, sourceLanguage: 'en', fields: { title: 'Two' } })
    await inTransaction(db, (tx) => requestTranslation(tx, { documentId }))
    expect(await inTransaction(db, (tx) => replaceDraft(tx, { documentId, fields: { title: 'Three' } }))).toEqual({
      ok: false,
      reason: 'revisionTaken',
    })
  })

  test('asking for a translation twice answers the same task; codes alone need nobody', async () => {
    const { db, author, documentId, taskId } = await start()
    expect(await inTransaction(db, (tx) => requestTranslation(tx, { documentId }))).toEqual({ taskId, isVerified: false })
    const codes = await makeTask(db, { authorId: author, fields: { title: 'S7-1200 / MES 2.0' } })
    expect(await taskOf(db, codes.taskId)).toMatchObject({ status: 'verified', charactersOpen: 0 })
    expect(await segmentsOfTask(db, codes.taskId)).toMatchObject([{ state: 'not_needed', text: 'S7-1200 / MES 2.0' }])
  })

  test('a translation is due in common working hours, by kind', async () => {
    const { db, author } = await start()
    await atTime('2026-11-23T04:00:00.000Z', async () => {
      const { taskId } = await makeTask(db, { authorId: author, fields: { title: '周一中午' } })
      // 16 hours at six a day from Monday noon in China: Wednesday 16:00 there.
      expect((await taskOf(db, taskId)).dueAt).toBe('2026-11-25T08:00:00.000Z')
    })
  })

  test('what its author sends back goes to the translators again and keeps its verdicts', async () => {
    const { db, author, documentId, taskId, translatorId, reviewerId } = await start()
    await verify(db, { translatorId, reviewerId, taskId, say })
    expect(await inTransaction(db, (tx) => reopenTask(tx, { documentId, personId: author, text: '标题不准确' }))).toEqual({
      ok: true,
      taskId,
    })
    expect(await inTransaction(db, (tx) => publishDocument(tx, { documentId }))).toEqual({ ok: false, reason: 'notVerified' })
    await claimTask(db, { actorId: translatorId, taskId, work: 'translate' })
    const [title] = await segmentsOfTask(db, taskId)
    await saveSegment(db, {
      actorId: translatorId,
      taskId,
      segmentId: title!.segmentId,
      version: title!.version,
      text: 'Tracking of gearbox work steps',
    })
    expect(await submitTask(db, { actorId: translatorId, taskId })).toEqual({ ok: true, isVerified: false })
    const [changed] = await segmentsOfTask(db, taskId)
    expect(await approveSegment(db, { actorId: reviewerId, taskId, segmentId: changed!.segmentId, version: changed!.version })).toEqual({
      ok: true,
      isVerified: true,
    })
  })

  test('an approval and an edit of the source at the same moment never verify words that are no longer there', async () => {
    const { db, author, documentId, taskId, translatorId, reviewerId } = await start()
    await translate(db, { actorId: translatorId, taskId, say })
    const segments = await segmentsOfTask(db, taskId)
    const approvals = segments.map(
      ({ segmentId, version }) =>
        () =>
          approveSegment(db, { actorId: reviewerId, taskId, segmentId, version }),
    )
    const edit = () =>
      inTransaction(db, (tx) => reviseDocument(tx, { documentId, authorId: author, fields: { ...fields, title: '新标题' } }))
    await Promise.all([...approvals.slice(0, 3), edit, ...approvals.slice(3)].map((deed) => deed()))
    const task = await taskOf(db, taskId)
    expect(['stale', 'verified']).toContain(task.status)
    expect(await inTransaction(db, (tx) => publishDocument(tx, { documentId }))).toEqual({ ok: false, reason: 'notVerified' })
    expect((await readOriginal(db, documentId))?.number).toBe(2)
  })
})
