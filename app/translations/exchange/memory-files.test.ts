import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { legal } from '~/platform/xml-writer'
import { hasSchemas, schemaFaults } from '../../../tests/setup/exchange-schemas'
import { type Pair, tidyPair } from './pair'
import { pairsOfTable, tableHead, tableRow } from './pair-table'
import { type Bytes, refusable } from './refusal'
import { pairsOfTmx, tmxHead, tmxTail, tmxUnit } from './tmx'

const pair: Pair = {
  sourceLanguage: 'zh-CN',
  source: '报工<b>“扫码”</b> & 🙂',
  target: '=Report "work", by\nscanning\t& 🙂',
  domain: 'gears',
  approvedAt: '2026-11-20T08:30:00.000Z',
}
const bytes = (text: string) => [new TextEncoder().encode(text)]
const tmx = (pairs: readonly Pair[]) => tmxHead(pairs[0]!.sourceLanguage) + pairs.map(tmxUnit).join('') + tmxTail
const read = (from: (chunks: Bytes) => AsyncGenerator<Pair | null>, text: string | Uint8Array) =>
  refusable(async () => {
    const pairs: (Pair | null)[] = []
    for await (const each of from(typeof text === 'string' ? bytes(text) : [text])) pairs.push(each)
    return pairs
  })
const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '&', '>', '"', "'", ',', ';', '=', '＋', '\n', '\r', '\t', ' ', '报', '，', '🙂'),
    fc.string({ unit: 'binary' }),
  ),
})

describe('TMX', () => {
  test.skipIf(!hasSchemas)('holds against the published schema, in both directions', async () => {
    expect(await schemaFaults(tmx([pair, { ...pair, domain: '', approvedAt: null }]), 'tmx')).toEqual([])
    expect(await schemaFaults(tmx([{ ...pair, sourceLanguage: 'en' }]), 'tmx')).toEqual([])
  })

  test('any pair comes back as it went', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (source, target, domain) => {
        const out = { ...pair, source, target, domain }
        expect(await read(pairsOfTmx, tmx([out]))).toEqual({
          ok: true,
          value: [{ ...out, source: legal(source), target: legal(target), domain: legal(domain) }],
        })
      }),
    )
  })

  test('other tools’ files are read: with a document type, regions, codes, several languages, units of one', async () => {
    const file = `<?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE tmx SYSTEM "tmx14.dtd">
      <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="*all*" datatype="html"/><body>
      <tu creationdate="20250102T030405Z"><note>n</note><tuv xml:lang="EN-US"><seg>Press <bpt i="1">&lt;b&gt;</bpt>start<ept i="1">&lt;/b&gt;</ept> <hi>now</hi></seg></tuv><tuv lang="de"><seg>Los</seg></tuv><tuv xml:lang="zh-Hans"><seg>按启动</seg></tuv></tu>
      <tu srclang="zh-CN"><tuv xml:lang="en"><seg>Stop</seg></tuv><tuv xml:lang="zh"><seg>停止</seg></tuv></tu>
      <tu><tuv xml:lang="en"><seg>Alone</seg></tuv></tu></body></tmx>`
    expect(await read(pairsOfTmx, file)).toEqual({
      ok: true,
      value: [
        { sourceLanguage: 'en', source: 'Press start now', target: '按启动', domain: '', approvedAt: '2025-01-02T03:04:05.000Z' },
        { sourceLanguage: 'zh-CN', source: '停止', target: 'Stop', domain: '', approvedAt: null },
        null,
      ],
    })
  })
})

describe('a table of pairs', () => {
  const table = (pairs: readonly Pair[]) => tableHead + pairs.map(tableRow).join('')

  test('any pair comes back as it went, and no cell begins a formula', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (source, target, domain) => {
        const out = { ...pair, source: source.toWellFormed(), target: target.toWellFormed(), domain: domain.toWellFormed() }
        const text = table([out, pair])
        expect(text).not.toMatch(/(^|[,\n])"[=+\-@＝＋－＠]/)
        expect(await read(pairsOfTable, text)).toEqual({ ok: true, value: [out, pair] })
      }),
    )
  })

  test('columns come in any order, cells without quotes, ends of lines of either kind', async () => {
    expect(await read(pairsOfTable, 'target;source;source_language\r\nStop;停止;zh\n\nGo;"启""动""";zh-CN')).toMatchObject({
      ok: true,
      value: [
        { source: '停止', target: 'Stop', sourceLanguage: 'zh-CN', approvedAt: null },
        { source: '启"动"', target: 'Go' },
      ],
    })
  })

  test.each<[string, string | Uint8Array, string, number]>([
    ['other columns', 'from,to\na,b', 'otherFormat', 1],
    ['a language we do not have', 'source_language,source,target\nen,Stop,停止\nde,Halt,停', 'language', 3],
    ['a cell that never ends', 'source_language,source,target\nen,"Stop,停止\nen,Go,走', 'malformed', 2],
    ['a quote amid a cell', 'source_language,source,target\nen,St"op,停止', 'malformed', 2],
    ['a huge cell', `source_language,source,target\nen,${'x'.repeat(200_000)},停`, 'tooLong', 2],
    ['a thousand columns', 'a,'.repeat(1_000), 'tooLong', 1],
    ['GB18030', Buffer.concat([Buffer.from('source_language,source,target\nen,Stop,'), Buffer.from([0xb1, 0xa8])]), 'encoding', 2],
    ['nothing', '', 'empty', 1],
  ])('%s is refused at its line', async (_, text, reason, line) => {
    expect(await read(pairsOfTable, text)).toEqual({ ok: false, fault: { reason, line } })
  })
})

test('pairs are tidied as the editor would, and what no memory wants is left out', () => {
  expect(tidyPair({ ...pair, source: ' 停\u0000 ' })).toMatchObject({ source: '停' })
  expect(tidyPair({ ...pair, target: ' ' })).toBeNull()
  expect(tidyPair({ ...pair, source: 'x'.repeat(10_001) })).toBeNull()
})
