import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { importJob, importTerms, stageJob } from '../../app/translations/exchange/commands.server'
import { jobOf, memoryTmx, termsTbx } from '../../app/translations/exchange/queries.server'
import { writeXliff } from '../../app/translations/exchange/xliff'
import { rememberApproved } from '../../app/translations/memory/commands.server'
import { claimTask } from '../../app/translations/tasks/commands.server'
import { readEditor } from '../../app/translations/tasks/queries.server'
import { databaseNow } from '../../db/clock'
import { type Db, inTransaction } from '../../db/connect'
import { makeModerators, makeTask } from '../factories/translations'
import { freshDatabase } from '../setup/database'

/**
 * Our files in other people's programs: OmegaT opens an exported task, translates it from an exported memory and gives it back;
 * translate-toolkit reads every format. Each part is skipped where its program is not installed (CONTRIBUTING.md says how).
 */
const hasProgram = (command: string, ...args: string[]) => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const python = '/usr/bin/python3'
const hasOmegaT = hasProgram('which', 'omegat')
const hasToolkit = hasProgram(python, '-c', 'import translate.storage.xliff')

const fields = { title: '齿轮箱 <MES> & 工序追踪', problem: '每道工序都手工记录。经常丢失。\n希望扫码报工。' }
const english = [
  'Gearbox <MES> & process tracking',
  'Each step is recorded by hand.',
  'Records often get lost.',
  'We want to report work by scanning.',
]

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setuqiao-exchange-'))
})
afterEach(() => process.env.KEEP || rmSync(folder, { recursive: true, force: true }))

async function claimedTask() {
  const db = await freshDatabase('sqlite')
  const [authorId, actorId] = (await makeModerators(db, 'Author', 'Mei')) as [string, string]
  const { taskId } = await makeTask(db, { authorId, fields })
  await claimTask(db, { actorId, taskId, work: 'translate' })
  const editor = async () => (await readEditor(db, { taskId, personId: actorId, now: await databaseNow(db) }))!
  const bring = async (file: string) => {
    expect(await stageJob(db, { actorId, taskId, name: file, bytes: readFileSync(join(folder, file)) })).toEqual({ ok: true })
    return importJob(db, { actorId, taskId, importer: 'Mei' })
  }
  return { db, actorId, editor, bring }
}

async function written(parts: AsyncIterable<string>, file: string) {
  let text = ''
  for await (const part of parts) text += part
  writeFileSync(join(folder, file), text)
}

const learn = (db: Db, sources: readonly string[]) =>
  inTransaction(db, (tx) =>
    rememberApproved(
      tx,
      sources.map((source, at) => ({
        originId: `demo:${at}`,
        sourceLanguage: 'zh-CN' as const,
        source,
        target: english[at]!,
        domain: '',
        approvedAt: '2026-11-01T00:00:00.000Z',
      })),
    ),
  )

describe.skipIf(!hasOmegaT)('OmegaT', () => {
  test('opens our task, translates it from our memory, and its file comes back as drafts', async () => {
    const { db, editor, bring } = await claimedTask()
    const before = await editor()
    await learn(
      db,
      before.segments.map(({ source }) => source),
    )
    for (const name of ['source', 'target', 'tm/auto', 'omegat', 'glossary', 'dictionary', 'home'])
      mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, 'omegat.project'), project)
    writeFileSync(
      join(folder, 'source/job.xlf'),
      writeXliff(
        jobOf(before, (field) => field),
        '1.2',
      ),
    )
    await written(memoryTmx(db, 'zh-CN'), 'tm/auto/memory.tmx')
    await promisify(execFile)('omegat', ['--mode=console-translate', folder], {
      env: { ...process.env, HOME: join(folder, 'home'), JAVA_TOOL_OPTIONS: `-Duser.home=${join(folder, 'home')}` },
      timeout: 180_000,
    })
    expect(await bring('target/job.xlf')).toMatchObject({ ok: true, saved: 4, suggested: 0 })
    expect((await editor()).segments.map(({ text, state }) => [text, state])).toEqual(english.map((text) => [text, 'draft']))
  })
})

describe.skipIf(!hasToolkit)('translate-toolkit', () => {
  const script = (code: string) => promisify(execFile)(python, ['-c', code], { cwd: folder, timeout: 60_000 })

  test('reads our XLIFF with notes and states, writes into it, and its file comes back', async () => {
    const { editor, bring } = await claimedTask()
    writeFileSync(
      join(folder, 'job.xlf'),
      writeXliff(
        jobOf(await editor(), (field) => field),
        '1.2',
      ),
    )
    writeFileSync(join(folder, 'words.json'), JSON.stringify(english))
    await script(`
import json
from translate.storage.factory import getobject
store = getobject('job.xlf')
words = json.load(open('words.json'))
units = [unit for unit in store.units if unit.istranslatable()]
assert len(units) == len(words), len(units)
for unit, word in zip(units, words):
    unit.target = word
    unit.addnote('Seen in the toolkit', origin='translator')
store.save()`)
    expect(await bring('job.xlf')).toMatchObject({ ok: true, saved: 4, suggested: 0, comments: 4 })
    const after = await editor()
    expect(after.segments.map(({ text, state }) => [text, state])).toEqual(english.map((text) => [text, 'draft']))
    expect(after.comments[0]!.text).toContain('Seen in the toolkit')
  })

  test('reads our TMX and TBX 2', async () => {
    const { db, actorId, editor } = await claimedTask()
    await learn(
      db,
      (await editor()).segments.map(({ source }) => source),
    )
    await importTerms(db, {
      actorId,
      concepts: [
        {
          domain: 'automation',
          partOfSpeech: 'noun',
          definitionZh: '',
          definitionEn: '',
          note: '',
          isKept: false,
          isCaseSensitive: false,
          terms: [
            { language: 'zh-CN', status: 'preferred', text: '变频器' },
            { language: 'en', status: 'preferred', text: 'variable-frequency drive' },
          ],
        },
      ],
    })
    await written(memoryTmx(db, 'zh-CN'), 'memory.tmx')
    await written(termsTbx(db, '2'), 'terms.tbx')
    const { stdout } = await script(`
import json
from translate.storage.tmx import tmxfile
from translate.storage.tbx import tbxfile
memory = tmxfile(open('memory.tmx', 'rb'), 'zh-CN', 'en')
terms = tbxfile(open('terms.tbx', 'rb'))
print(json.dumps([[[unit.source, unit.target] for unit in memory.units], [[unit.source, unit.target] for unit in terms.units]]))`)
    const [memory, terms] = JSON.parse(stdout)
    expect(memory).toEqual((await editor()).segments.map(({ source }, at) => [source, english[at]]))
    expect(terms).toEqual([['变频器', 'variable-frequency drive']])
  })
})

const project = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir><source_dir_excludes/><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ZH-CN</source_lang><target_lang>EN</target_lang><source_tok>org.omegat.tokenizer.DefaultTokenizer</source_tok><target_tok>org.omegat.tokenizer.DefaultTokenizer</target_tok>
<sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`
