import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { declaration, element, legal, text } from '~/platform/xml-writer'
import { bounds, refusable } from './refusal'
import { type Entry, entriesOf, textOf } from './xml-reader'

const wanted = { roots: ['tmx'], entries: ['tu'], mostBytes: 6_000_000, mostEntries: 1_000 }

function read(source: string | Uint8Array, cut = 1_000) {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source
  const chunks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / cut)) }, (_, at) => bytes.subarray(at * cut, (at + 1) * cut))
  return refusable(async () => {
    const entries: Entry[] = []
    for await (const entry of entriesOf(chunks, wanted)) entries.push(entry)
    return entries
  })
}

const bomb = Array.from({ length: 10 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
const utf16 = Buffer.from('\ufeff<tmx><tu>a</tu></tmx>', 'utf16le')

describe('reading XML', () => {
  test.each<[string, string | Uint8Array, string, number]>([
    ['a billion laughs', `<?xml version="1.0"?>\n<!DOCTYPE tmx [<!ENTITY l0 "lol">${bomb}]>\n<tmx><tu>&l10;</tu></tmx>`, 'entities', 2],
    ['a file of ours', '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<tmx><tu>&x;</tu></tmx>', 'entities', 1],
    ['a foreign entity list', '<!DOCTYPE tmx [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>\n<tmx/>', 'entities', 1],
    ['an undefined entity', '<tmx>\n<tu>&nbsp;</tu></tmx>', 'entities', 2],
    ['an entity by the name of a property', '<tmx>\n<tu>&constructor;</tu></tmx>', 'entities', 2],
    ['200,000 levels', `<tmx>${'<tu>'.repeat(200_000)}`, 'tooDeep', 1],
    ['levels of a foreign namespace', `<tmx>${'<a xmlns="urn:x">'.repeat(200)}`, 'tooDeep', 1],
    ['the half of a file', '<tmx>\n<tu>one</tu>\n<tu>two', 'malformed', 3],
    ['tags that cross', '<tmx>\n<tu><a></tu></a></tmx>', 'malformed', 2],
    ['a control character', '<tmx>\n<tu>\u0001</tu></tmx>', 'malformed', 2],
    ['a reference to a control character', '<tmx>\n\n<tu>&#0;</tu></tmx>', 'malformed', 3],
    ['UTF-16', utf16, 'encoding', 1],
    ['UTF-16 without its mark', utf16.subarray(2), 'malformed', 1],
    ['a declared GB18030', '<?xml version="1.0" encoding="gb18030"?>\n<tmx/>', 'encoding', 1],
    [
      'bytes of GB18030',
      Buffer.concat([Buffer.from('<tmx>\n<tu>'), Buffer.from([0xb1, 0xa8, 0xb9, 0xa4]), Buffer.from('</tu></tmx>')]),
      'encoding',
      2,
    ],
    ['a huge attribute', `<tmx>\n<tu a="${'x'.repeat(5_000_000)}"/></tmx>`, 'tooLong', 2],
    ['a thousand attributes', `<tmx>\n<tu ${Array.from({ length: 1_000 }, (_, at) => `a${at}=""`).join(' ')}/></tmx>`, 'tooLong', 2],
    ['a huge text', `<tmx>\n<tu>${'x'.repeat(bounds.longest + 1)}</tu></tmx>`, 'tooLong', 2],
    ['an entry of too many parts', `<tmx><tu>${'<a/>'.repeat(bounds.nodes + 1)}</tu></tmx>`, 'tooLong', 1],
    ['more entries than are taken', `<tmx>${'<tu/>\n'.repeat(1_001)}</tmx>`, 'tooMany', 1_001],
    ['more bytes than are taken', `<tmx>${' '.repeat(6_000_001)}</tmx>`, 'tooLarge', 1],
    ['another format', '<xliff/>', 'otherFormat', 1],
    ['a web page', '<!DOCTYPE html>\n<html><p>no<br></html>', 'otherFormat', 2],
    ['no XML', 'source,target\none,two', 'otherFormat', 1],
    ['nothing', '', 'empty', 1],
  ])('%s is refused at its line, soon', async (_, source, reason, line) => {
    const began = performance.now()
    expect(await read(source, 4_096)).toEqual({ ok: false, fault: { reason, line } })
    // Tenths of a second; what grows with the square of the size would take minutes.
    expect(performance.now() - began).toBeLessThan(15_000)
  })

  test('a bare document type is passed over and never fetched', async () => {
    const answer = await read(
      '\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd">\n<tmx><tu>一</tu></tmx>',
    )
    expect(answer).toMatchObject({ ok: true, value: [{ element: { children: ['一'], line: 3 } }] })
  })

  test('entries come with what is around them, without parts of foreign namespaces', async () => {
    const answer = await read('<tmx version="1.4"><body><tu id="1">a<x:b xmlns:x="urn:x">no<x:c/></x:b><![CDATA[<b>]]></tu></body></tmx>')
    expect(
      answer.ok &&
        answer.value.map(({ element: { attributes, children }, ancestors }) => [attributes, children, ancestors.map(({ name }) => name)]),
    ).toEqual([[{ id: '1' }, ['a', '<b>'], ['tmx', 'body']]])
  })

  test('whatever was written is read again, cut anywhere', async () => {
    const words = fc.string({
      unit: fc.oneof(
        fc.constantFrom('<', '&', '>', '"', "'", ']]>', '\r', '\n', '\t', ' ', '报', '🙂', '\u0000', '\ud800', '\uffff'),
        fc.string({ unit: 'binary' }),
      ),
    })
    await fc.assert(
      fc.asyncProperty(words, words, fc.integer({ min: 1, max: 20 }), async (inside, value, cut) => {
        const xml = declaration + element('tmx', {}, element('tu', { value }, element('seg', {}, text(inside))))
        const answer = await read(xml, cut)
        const unit = answer.ok ? answer.value[0]!.element : undefined
        expect(unit && textOf(unit)).toBe(legal(inside))
        expect(unit?.attributes.value).toBe(legal(value))
      }),
    )
  })
})
