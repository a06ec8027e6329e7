import { describe, expect, test } from 'vitest'
import { makeModerators, makeTask, segmentsOfTask } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { approveAll, approveSegment } from '../reviews/commands.server'
import { saveSegments } from '../segments/commands.server'
import { claimTask, submitTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { addConcept, setConceptStatus } from '../terms/commands.server'
import { aboutOf, blockers } from './check'
import { keepFinding, mendFinding } from './commands.server'
import { blockedSegments, checkContext, countKept, latestKept, readChecked } from './queries.server'

describe.each(engines)('checks on %s', (engine) => {
  /** A claimed task whose only sentence is translated as given. */
  async function written(text: string) {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const { taskId } = await makeTask(db, { authorId: author, fields: { summary: '共12台变频器要联网。' } })
    const { segmentId, version } = (await segmentsOfTask(db, taskId))[0]!
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    await saveSegments(db, { actorId: mei, taskId, segments: [{ segmentId, version, text }] })
    return { db, mei, arjun, taskId, segmentId, deed: { actorId: mei, taskId, segmentId } }
  }
  const wrong = 'There are 21 frequency converters to be networked.'
  const right = 'There are 12 frequency converters to be networked.'

  test('a wrong number is not handed in', async () => {
    const { db, mei, taskId, segmentId } = await written(wrong)
    expect(await submitTask(db, { actorId: mei, taskId })).toEqual({ ok: false, reason: 'checksOpen', segmentIds: [segmentId] })
  })

  test('its remedy is a deed, and then it is', async () => {
    const { db, mei, taskId, deed } = await written(wrong)
    const finding = (await readChecked(db, deed))!.findings.find(({ rule }) => rule === 'number')!
    expect(await mendFinding(db, { ...deed, rule: 'number', about: aboutOf(finding) })).toMatchObject({ ok: true })
    expect((await readChecked(db, deed))!.text).toBe(right)
    expect(await mendFinding(db, { ...deed, rule: 'number', about: aboutOf(finding) })).toEqual({ ok: false, reason: 'noFinding' })
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: true })
  })

  test('only who holds the task mends', async () => {
    const { db, arjun, deed } = await written(wrong)
    const finding = (await readChecked(db, deed))!.findings.find(({ rule }) => rule === 'number')!
    expect(await mendFinding(db, { ...deed, actorId: arjun, rule: 'number', about: aboutOf(finding) })).toMatchObject({ ok: false })
    expect(await keepFinding(db, { ...deed, actorId: arjun, rule: 'number', about: aboutOf(finding), reason: 'So' })).toMatchObject({
      reason: 'held',
    })
  })

  test('it may be kept for a reason, which both people read and which is counted', async () => {
    const { db, mei, arjun, taskId, segmentId, deed } = await written(wrong)
    const [finding] = blockers((await readChecked(db, deed))!.findings, [])
    const keep = { ...deed, rule: finding!.rule, about: aboutOf(finding!) }
    expect(await keepFinding(db, { ...keep, reason: '' })).toEqual({ ok: false, reason: 'reasonNeeded' })
    expect(await keepFinding(db, { ...keep, rule: 'nonsense', reason: 'So' })).toEqual({ ok: false, reason: 'noFinding' })
    expect(await keepFinding(db, { ...keep, reason: 'First' })).toEqual({ ok: true })
    expect(await keepFinding(db, { ...keep, reason: 'The annex says 21' })).toEqual({ ok: true })
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: true })
    expect(await countKept(db)).toEqual([{ rule: 'number', count: 1 }])
    expect(await latestKept(db)).toMatchObject([{ reason: 'The annex says 21', person: 'Mei' }])
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    const editor = await readEditor(db, { taskId, personId: arjun, now: '2026-11-23T00:00:00.000Z' })
    expect(editor!.checks.kept[segmentId]).toMatchObject([{ rule: 'number', reason: 'The annex says 21' }])
    expect(await approveAll(db, { actorId: arjun, taskId })).toMatchObject({ ok: true, isVerified: true })
  })

  test('a word that the term base has forbidden since stops the approval, of one sentence and of all', async () => {
    const { db, mei, arjun, taskId, segmentId } = await written(right.replace('converters', 'changers'))
    expect(await submitTask(db, { actorId: mei, taskId })).toMatchObject({ ok: true })
    const added = await addConcept(db, {
      actorId: mei,
      concept: {
        domain: 'automation',
        partOfSpeech: 'noun',
        definitionZh: '',
        definitionEn: '',
        note: '',
        isKept: false,
        isCaseSensitive: false,
        terms: [
          { language: 'zh-CN', status: 'preferred', text: '变频器' },
          { language: 'en', status: 'preferred', text: 'frequency converter' },
          { language: 'en', status: 'forbidden', text: 'frequency changer' },
        ],
      },
    })
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    const [row] = await segmentsOfTask(db, taskId)
    expect(await approveAll(db, { actorId: arjun, taskId })).toEqual({ ok: false, reason: 'checksOpen', segmentIds: [segmentId] })
    expect(await approveSegment(db, { actorId: arjun, taskId, segmentId, version: row!.version })).toEqual({
      ok: false,
      reason: 'checksOpen',
    })
    const checked = await readChecked(db, { taskId, segmentId })
    expect(checked!.findings[0]).toMatchObject({ rule: 'glossary', kind: 'forbidden', fix: { text: 'frequency converter' } })
    if (added.ok) await setConceptStatus(db, { actorId: mei, conceptId: added.conceptId, status: 'retired' })
    expect(await approveSegment(db, { actorId: arjun, taskId, segmentId, version: row!.version })).toMatchObject({ ok: true })
    expect(await blockedSegments(db, { taskId, states: ['approved'] })).toEqual([])
  })

  test('the same sentence approved with other words elsewhere is told', async () => {
    const { db, mei, arjun, taskId } = await written(right)
    await submitTask(db, { actorId: mei, taskId })
    await claimTask(db, { actorId: arjun, taskId, work: 'review' })
    await approveAll(db, { actorId: arjun, taskId })
    const other = await makeTask(db, { authorId: mei, fields: { problem: '共12台变频器要联网。' } })
    const [segment] = await segmentsOfTask(db, other.taskId)
    await db.updateTable('translation').set({ text: 'Networking 12 drives.' }).where('taskId', '=', other.taskId).execute()
    const segments = [{ id: segment!.segmentId, source: segment!.source, text: 'Networking 12 drives.' }]
    const { twins } = await checkContext(db, { taskId: other.taskId, sourceLanguage: 'zh-CN', segments })
    expect(twins[segment!.segmentId]).toEqual([{ kind: 'sameSource', source: '共12台变频器要联网。', target: right }])
  })
})
