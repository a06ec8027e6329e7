import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legal } from '~/platform/xml-writer'
import { hasSchemas, schemaFaults } from '../../../tests/setup/exchange-schemas'
import { type ImportPlan, planImport } from './job-import'
import { refusable } from './refusal'
import { type Job, type JobUnit, unitName, writeXliff, xliffVersions } from './xliff'
import { readXliff } from './xliff-reader'

const idOf = (number: number) => `01a20745-dddf-7761-b321-${String(number).padStart(12, '0')}`
const unit = (number: number, changes: Partial<JobUnit> = {}): JobUnit => ({
  id: idOf(number),
  version: 3,
  field: 'requirement.r1.what',
  fieldName: '要求 1：交付内容',
  source: '报工<b>“扫码”</b> & 🙂',
  text: 'Report <work> by "scanning" & 🙂',
  state: 'draft',
  isStale: false,
  madeFromText: null,
  method: 'human',
  comments: [],
  ...changes,
})
const job: Job = {
  taskId: idOf(900),
  sourceLanguage: 'zh-CN',
  targetLanguage: 'en',
  comments: [{ person: 'Arjun', text: 'Mind the units' }],
  units: [
    unit(1, { field: 'title', fieldName: '标题', text: '', state: 'new' }),
    unit(2, {
      comments: [
        { person: 'Mei “林”', text: 'Which machine?\nThe old one?' },
        { person: 'Lin', text: '型号？' },
      ],
    }),
    unit(3, { state: 'ready', method: 'memory' }),
    unit(4, { state: 'approved', method: 'machine' }),
    unit(5, { state: 'not_needed', source: 'IP65', text: 'IP65' }),
    unit(6, { state: 'changes_requested' }),
    unit(7, { isStale: true, madeFromText: '手工报工' }),
  ],
}
const bytes = (xml: string) => [new TextEncoder().encode(xml)]
const read = (xml: string) => readXliff(bytes(xml))

describe.each(xliffVersions)('XLIFF %s', (version) => {
  test.skipIf(!hasSchemas)('holds against the published schemas', async () => {
    const xml = writeXliff(job, version)
    expect(await schemaFaults(xml, `xliff-${version}`)).toEqual([])
    if (version === '1.2') expect(await schemaFaults(xml, 'xliff-1.2-strict')).toEqual([])
  })

  test('carries states, comments and names there and back', async () => {
    const file = await read(writeXliff(job, version))
    expect(file).toMatchObject({ sourceLanguage: 'zh-CN', targetLanguage: 'en' })
    expect(file.units.map(({ name }) => name)).toEqual(job.units.map(unitName))
    expect(file.units.map(({ isDone }) => isDone)).toEqual(
      version === '1.2' ? [false, true, true, true, true, false, false] : [false, false, true, true, true, false, false],
    )
    expect(planOf(file)).toMatchObject({ rows: [], comments: [], unknown: 0, missing: 1 })
    expect(file.units[1]!.comments.map(({ text }) => text)).toEqual(
      version === '1.2' ? ['Which machine?\nThe old one?', '型号？'] : ['Mei “林”: Which machine?\nThe old one?', 'Lin: 型号？'],
    )
  })

  test('any text comes back as it went', async () => {
    const words = fc.string({
      unit: fc.oneof(fc.constantFrom('<', '&', '>', '"', ']]>', '\n', '\t', ' ', '报', '，', '🙂'), fc.string({ unit: 'binary' })),
    })
    await fc.assert(
      fc.asyncProperty(words, words, async (source, text) => {
        const { units } = await read(writeXliff({ ...job, units: [unit(1, { source, text })] }, version))
        expect(units[0]).toMatchObject({ source: legal(source), text: legal(text || (version === '1.2' ? source : '')) })
      }),
    )
  })
})

describe('what tools give back', () => {
  test('a unit that a tool has cut into segments is one sentence again', async () => {
    const { units } =
      await read(`<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh-CN" trgLang="en"><file id="f"><unit id="${unitName(unit(1))}">
      <segment state="translated"><source>一。</source><target>One.</target></segment><ignorable><source> </source></ignorable>
      <segment state="final"><source>二。</source><target>Tw<pc id="1">o</pc>.</target></segment></unit></file></xliff>`)
    expect(units).toMatchObject([{ source: '一。 二。', text: 'One. Two.', isDone: true }])
  })

  test('marks of segments, hits of a memory and inline codes are no words of the translation', async () => {
    const { units } =
      await read(`<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file source-language="zh-CN" target-language="en" original="a" datatype="plaintext"><body><trans-unit id="x">
      <source>一二</source><seg-source><mrk mtype="seg" mid="1">一</mrk></seg-source><target state="final"><mrk mtype="seg" mid="1">One<ph id="1">&lt;br/&gt;</ph></mrk> <g id="2">two</g></target>
      <alt-trans><target>Three</target></alt-trans></trans-unit></body></file></xliff>`)
    expect(units).toMatchObject([{ source: '一二', text: 'One two', isDone: true }])
  })

  test.each([
    [
      'two units of one name',
      3,
      'duplicate',
      '<trans-unit id="a"><source>1</source></trans-unit>\n<trans-unit id="a"><source>1</source></trans-unit>',
    ],
    ['no units', 1, 'empty', ''],
  ])('%s are refused', async (_, line, reason, units) => {
    const xml = `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n<file source-language="a" target-language="b" original="a" datatype="plaintext"><body>${units}</body></file></xliff>`
    expect(await refusable(() => read(xml))).toEqual({ ok: false, fault: { reason, line } })
  })

  test('a version nobody knows is refused', async () => {
    const xml = '<xliff xmlns="urn:x" version="3.0"><file><unit id="a"/></file></xliff>'
    expect(await refusable(() => read(xml))).toEqual({ ok: false, fault: { reason: 'otherFormat', line: 1 } })
  })
})

describe('what an import would do', () => {
  const changed = (number: number, words: string, state = 'translated', version = 3) =>
    `<trans-unit id="${idOf(number)}.${version}"><source>${job.units[number - 1]!.source.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</source><target state="${state}">${words}</target><note from="Trados">Checked</note><note>Mind</note></trans-unit>`
  const file = (units: string) =>
    read(
      `<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file source-language="zh-CN" target-language="en" original="a" datatype="plaintext"><body>${units}</body></file></xliff>`,
    )

  test('new words change, old versions and other originals are kept apart, the same words of a done unit are confirmed', async () => {
    const plan = planOf(
      await file(
        [
          changed(1, 'One'),
          changed(2, 'Two', 'translated', 2),
          changed(3, 'x'.repeat(10_001)),
          changed(6, 'Report &lt;work&gt; by "scanning" &amp; 🙂'),
          changed(7, 'Report &lt;work&gt; by "scanning" &amp; 🙂', 'needs-adaptation'),
          changed(4, 'Four').replace('报工', '汇报'),
          changed(5, ' '),
          '<trans-unit id="other"><source>1</source><target>2</target></trans-unit>',
        ].join(''),
      ),
    )
    expect(plan.rows.map(({ number, verdict }) => [number, verdict])).toEqual([
      [1, 'change'],
      [2, 'conflict'],
      [3, 'tooLong'],
      [4, 'otherSource'],
      [6, 'confirm'],
    ])
    expect(plan).toMatchObject({ unchanged: 1, unknown: 1, missing: 1 })
    expect(plan.comments.filter(({ segmentId }) => segmentId === idOf(1))).toEqual([
      { segmentId: idOf(1), text: 'Trados: Checked' },
      { segmentId: idOf(1), text: 'Mind' },
    ])
  })

  test('what was written here since the export stays when the file says nothing new', async () => {
    const plan = planOf(await file(changed(2, 'An earlier text', 'translated', 2)), 2, 'An earlier text')
    expect(plan).toMatchObject({ rows: [], unchanged: 1 })
  })
})

function planOf(file: Awaited<ReturnType<typeof readXliff>>, earlierOf = 0, earlier = ''): ImportPlan {
  const segments = job.units.map((each, index) => ({
    ...each,
    number: index + 1,
    history: index + 1 === earlierOf ? [{ text: earlier }] : [],
  }))
  const comments = [
    ...job.comments.map((comment) => ({ segmentId: null, ...comment })),
    ...job.units.flatMap(({ id, comments }) => comments.map((comment) => ({ segmentId: id, ...comment }))),
  ]
  return planImport({ segments, comments }, file, 'Mei “林”')
}
