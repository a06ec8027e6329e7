import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeModerators } from '../../../tests/factories/translations'
import { engines, freshDatabase } from '../../../tests/setup/database'
import { hasSchemas, schemaFaults } from '../../../tests/setup/exchange-schemas'
import { readConcept } from '../terms/queries.server'
import type { ConceptText } from '../terms/term'
import { importTerms } from './commands.server'
import { termsTbx } from './queries.server'
import { refusable } from './refusal'
import { type NamedConcept, type TbxVersion, tbxEntry, tbxHead, tbxTail, tbxVersions } from './tbx'
import { readTbx } from './tbx-reader'

const concept: ConceptText = {
  domain: 'automation',
  partOfSpeech: 'noun',
  definitionZh: '改变电机<转速>的装置 & 🙂',
  definitionEn: 'A device that changes the <speed> of a motor',
  note: '又称 VFD',
  isKept: true,
  isCaseSensitive: true,
  terms: [
    { language: 'zh-CN', status: 'preferred', text: '变频器' },
    { language: 'zh-CN', status: 'forbidden', text: '变频机' },
    { language: 'en', status: 'preferred', text: 'variable-frequency drive' },
    { language: 'en', status: 'admitted', text: 'VFD' },
    { language: 'en', status: 'deprecated', text: 'frequency converter' },
  ],
}
const named: NamedConcept = { id: '01a20745-dddf-7761-b321-b05fdfd7c933', ...concept }
const write = (concepts: readonly NamedConcept[], version: TbxVersion) =>
  tbxHead(version) + concepts.map((each) => tbxEntry(each, version)).join('') + tbxTail(version)
const read = (xml: string) => refusable(() => readTbx([new TextEncoder().encode(xml)]))

describe.each(tbxVersions)('TBX %s', (version) => {
  test.skipIf(!hasSchemas)('holds against the published schema', async () => {
    expect(await schemaFaults(write([named], version), `tbx-${version}`)).toEqual([])
  })

  test('a concept comes back as it went', async () => {
    expect(await read(write([named], version))).toEqual({ ok: true, value: { concepts: [concept], incomplete: 0 } })
  })

  test('any words come back as they went', async () => {
    const words = fc
      .string({ unit: fc.constantFrom('<', '&', '>', '"', "'", '报', '工', 'a', 'B', '🙂', '-', '/'), minLength: 1, maxLength: 40 })
      .map((text) => text.trim())
      .filter(Boolean)
    await fc.assert(
      fc.asyncProperty(words, words, words, async (zh, en, note) => {
        const any: ConceptText = {
          ...concept,
          definitionEn: note,
          note,
          terms: [
            { language: 'zh-CN', status: 'preferred', text: zh },
            { language: 'en', status: 'preferred', text: en },
          ],
        }
        expect(await read(write([{ ...any, id: named.id }], version))).toEqual({ ok: true, value: { concepts: [any], incomplete: 0 } })
      }),
    )
  })
})

describe('other houses’ terms', () => {
  test('groups, nested terms, other languages, fields and statuses are understood, half entries are counted', async () => {
    const answer =
      await read(`<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p/></sourceDesc></fileDesc></martifHeader><text><body>
      <termEntry id="1"><descripGrp><descrip type="subjectField">Hydraulics</descrip></descripGrp>
        <langSet xml:lang="en-US"><ntig><termGrp><term>pump</term><termNote type="partOfSpeech">Noun</termNote></termGrp></ntig><tig><term>Pump</term></tig><tig><term>pumping unit</term></tig></langSet>
        <langSet xml:lang="de"><tig><term>Pumpe</term></tig></langSet>
        <langSet xml:lang="zh"><descripGrp><descrip type="definition">输送液体的机器</descrip></descripGrp><tig><term>泵</term></tig><tig><term>帮浦</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet></termEntry>
      <termEntry id="2"><langSet xml:lang="en"><tig><term>alone</term></tig></langSet></termEntry></body></text></martif>`)
    expect(answer).toEqual({
      ok: true,
      value: {
        incomplete: 1,
        concepts: [
          {
            domain: 'production',
            partOfSpeech: 'noun',
            definitionZh: '输送液体的机器',
            definitionEn: '',
            note: 'Hydraulics',
            isKept: false,
            isCaseSensitive: false,
            terms: [
              { language: 'zh-CN', status: 'preferred', text: '泵' },
              { language: 'zh-CN', status: 'forbidden', text: '帮浦' },
              { language: 'en', status: 'preferred', text: 'pump' },
              { language: 'en', status: 'admitted', text: 'pumping unit' },
            ],
          },
        ],
      },
    })
  })

  test('the style that we cannot read, and a file without entries, are refused', async () => {
    const dct = '<tbx style="dct" xmlns="urn:iso:std:iso:30042:ed-2">\n<text><body><conceptEntry/></body></text></tbx>'
    expect(await read(dct)).toEqual({ ok: false, fault: { reason: 'otherFormat', line: 1 } })
    expect(await read(tbxHead('3') + tbxTail('3'))).toEqual({ ok: false, fault: { reason: 'empty', line: 1 } })
  })
})

describe.each(engines)('terms on their way in, on %s', (engine) => {
  test('new concepts are added, known ones keep their words and gain the others, the same file twice changes nothing', async () => {
    const db = await freshDatabase(engine)
    const [actorId] = (await makeModerators(db, 'Mei')) as [string]
    const bring = (concepts: readonly ConceptText[]) => importTerms(db, { actorId, concepts })
    expect(await bring([concept])).toEqual({ added: 1, merged: 0, same: 0, apart: 0 })
    expect(await bring([concept])).toEqual({ added: 0, merged: 0, same: 1, apart: 0 })
    const other: ConceptText = {
      ...concept,
      definitionEn: 'An inverter for motors',
      note: '',
      terms: [...concept.terms.filter(({ status }) => status === 'preferred'), { language: 'en', status: 'admitted', text: 'inverter' }],
    }
    expect(await bring([other])).toEqual({ added: 0, merged: 1, same: 0, apart: 0 })
    expect(await bring([other])).toEqual({ added: 0, merged: 0, same: 1, apart: 0 })
    const { id } = await db.selectFrom('termConcept').select('id').executeTakeFirstOrThrow()
    const kept = (await readConcept(db, id))!
    expect(kept).toMatchObject({ definitionEn: concept.definitionEn, note: '又称 VFD\nAn inverter for motors' })
    expect(kept.terms.map(({ text }) => text)).toEqual([...concept.terms.map(({ text }) => text), 'inverter'])
    expect(await bring([{ ...other, definitionEn: 'x'.repeat(500) }])).toEqual({ added: 0, merged: 0, same: 0, apart: 1 })
  })

  test('what goes out comes in elsewhere as it was', async () => {
    for (const version of tbxVersions) {
      const [here, there] = [await freshDatabase(engine), await freshDatabase(engine)]
      const [actorId] = (await makeModerators(here, 'Mei')) as [string]
      const [other] = (await makeModerators(there, 'Lin')) as [string]
      await importTerms(here, { actorId, concepts: [concept] })
      let xml = ''
      for await (const part of termsTbx(here, version)) xml += part
      const file = await read(xml)
      expect(file).toEqual({ ok: true, value: { concepts: [concept], incomplete: 0 } })
      if (file.ok) expect(await importTerms(there, { actorId: other, concepts: file.value.concepts })).toMatchObject({ added: 1 })
    }
  })
})
