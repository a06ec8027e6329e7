import { describe, expect, test } from 'vitest'
import { databaseNow } from '#db/clock'
import { makeModerators, makeTask, segmentsOfTask } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { commentOnTask, saveSegment } from '../segments/commands.server'
import { claimTask, releaseTask } from '../tasks/commands.server'
import { readEditor } from '../tasks/queries.server'
import { importJob, stageJob } from './commands.server'
import { jobOf, stagedJob } from './queries.server'
import { writeXliff, type XliffVersion, xliffVersions } from './xliff'

const fields = { title: '扫码报工 <MES> & 🙂', problem: '手工记录。经常丢失。' }

describe.each(engines)('a job out and back on %s', (engine) => {
  const start = async (version: XliffVersion = '1.2') => {
    const db = await freshDatabase(engine)
    const [author, mei, arjun] = (await makeModerators(db, 'Author', 'Mei', 'Arjun')) as [string, string, string]
    const { taskId } = await makeTask(db, { authorId: author, fields })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    const editor = async () => (await readEditor(db, { taskId, personId: mei, now: await databaseNow(db) }))!
    const file = async () =>
      writeXliff(
        jobOf(await editor(), (field) => field),
        version,
      )
    const stage = (xml: string, actorId = mei) => stageJob(db, { actorId, taskId, name: 'job.xlf', bytes: new TextEncoder().encode(xml) })
    const bring = async (xml: string) => {
      expect(await stage(xml)).toEqual({ ok: true })
      return importJob(db, { actorId: mei, taskId, importer: 'Mei' })
    }
    return { db, taskId, mei, arjun, editor, file, stage, bring }
  }
  /** Translates in the file, as a tool does. */
  const filledIn = (xml: string, words: readonly string[]) => {
    let at = 0
    return xml
      .replace(/<target state="needs-translation">[^<]*<\/target>/g, () => `<target state="translated">${words[at++] ?? ''}</target>`)
      .replace(
        /(<segment id="s1" )state="initial"(.*?<\/source>)(<\/segment>)/g,
        (_, head, middle, tail) => `${head}state="translated"${middle}<target>${words[at++] ?? ''}</target>${tail}`,
      )
  }

  test.each(xliffVersions)('in XLIFF %s its translations are saved as drafts, its notes become comments', async (version) => {
    const { db, taskId, bring, file, editor } = await start(version)
    const [first] = await segmentsOfTask(db, taskId)
    const translated = filledIn(await file(), ['Report &lt;MES&gt; &amp; 🙂', 'By hand.', 'Often lost.'])
    const note = version === '1.2' ? '<note from="Trados">Which MES?</note></trans-unit>' : '$&'
    expect(await bring(translated.replace('</trans-unit>', note))).toMatchObject({
      ok: true,
      saved: 3,
      suggested: 0,
      comments: version === '1.2' ? 1 : 0,
    })
    const after = await editor()
    expect(after.segments.map(({ text, state, method }) => [text, state, method])).toEqual([
      ['Report <MES> & 🙂', 'draft', 'human'],
      ['By hand.', 'draft', 'human'],
      ['Often lost.', 'draft', 'human'],
    ])
    if (version === '1.2')
      expect(after.comments).toMatchObject([{ segmentId: first!.segmentId, person: 'Mei', text: 'Trados: Which MES?' }])
    // The same file once more has nothing to say.
    expect(await bring(await file())).toMatchObject({ ok: true, saved: 0, suggested: 0, comments: 0 })
  })

  test('what was written here since the export stays, the file’s words stand beside it, whoever wrote them', async () => {
    const { db, taskId, mei, arjun, bring, file, editor } = await start()
    const out = filledIn(await file(), ['From the tool', 'By hand', 'Lost'])
    const [one, two] = await segmentsOfTask(db, taskId)
    await saveSegment(db, { actorId: mei, taskId, segmentId: one!.segmentId, version: 1, text: 'Mei’s own, later' })
    await releaseTask(db, { actorId: mei, taskId })
    await claimTask(db, { actorId: arjun, taskId, work: 'translate' })
    await saveSegment(db, { actorId: arjun, taskId, segmentId: two!.segmentId, version: 1, text: 'Arjun’s' })
    await releaseTask(db, { actorId: arjun, taskId })
    await claimTask(db, { actorId: mei, taskId, work: 'translate' })
    expect(await bring(out)).toMatchObject({ ok: true, saved: 1, suggested: 2 })
    const after = await editor()
    expect(after.segments.map(({ text }) => text)).toEqual(['Mei’s own, later', 'Arjun’s', 'Lost'])
    expect(after.segments.map(({ history }) => history.filter(({ event }) => event === 'suggested').map(({ text }) => text))).toEqual([
      ['From the tool'],
      ['By hand'],
      [],
    ])
  })

  test('a translation of another original never overwrites', async () => {
    const { bring, file, editor } = await start()
    expect(await bring(filledIn(await file(), ['A', 'B', 'C']).replace('手工记录', '自动记录'))).toMatchObject({ saved: 2, suggested: 1 })
    expect((await editor()).segments.map(({ text }) => text)).toEqual(['A', '', 'C'])
  })

  test('comments go out and do not come back as new ones', async () => {
    const { db, taskId, arjun, bring, file } = await start('2.1')
    const [segment] = await segmentsOfTask(db, taskId)
    await commentOnTask(db, { actorId: arjun, taskId, segmentId: segment!.segmentId, text: 'Mind <b>this</b>' })
    await commentOnTask(db, { actorId: arjun, taskId, segmentId: null, text: 'In a hurry' })
    expect(await bring(filledIn(await file(), ['A', 'B', 'C']))).toMatchObject({ saved: 3, comments: 0 })
  })

  test('only whoever holds the task brings a file, and still holds it when it counts', async () => {
    const { db, taskId, mei, arjun, stage, file } = await start()
    const out = filledIn(await file(), ['A', 'B', 'C'])
    expect(await stage(out, arjun)).toEqual({ ok: false, reason: 'held' })
    expect(await importJob(db, { actorId: mei, taskId, importer: 'Mei' })).toEqual({ ok: false, reason: 'nothingStaged' })
    await stage(out)
    await releaseTask(db, { actorId: mei, taskId })
    await claimTask(db, { actorId: arjun, taskId, work: 'translate' })
    expect(await importJob(db, { actorId: mei, taskId, importer: 'Mei' })).toEqual({ ok: false, reason: 'held' })
    expect((await segmentsOfTask(db, taskId)).map(({ text }) => text)).toEqual(['', '', ''])
    expect(await stagedJob(db, { taskId, personId: mei })).toMatchObject({ fileName: 'job.xlf' })
  })

  test('a bad file, one of another task or language is refused with its line, and nothing is kept of it', async () => {
    const { db, taskId, mei, stage, file } = await start()
    const out = await file()
    const half = out.slice(0, -20)
    expect(await stage(half)).toMatchObject({ ok: false, fault: { reason: 'malformed', line: half.split('\n').length } })
    expect(await stage(out.replace('target-language="en"', 'target-language="de"'))).toMatchObject({ fault: { reason: 'language' } })
    expect(await stage(out.replaceAll(/id="[0-9a-f]{8}/g, 'id="00000000'))).toMatchObject({ fault: { reason: 'otherTask' } })
    expect(await stagedJob(db, { taskId, personId: mei })).toBeNull()
  })
})
