import { csv } from '~/platform/csv'
import { textIn } from './byte-stream'
import { languageOfTag, largestMemory, mostPairs, type Pair } from './pair'
import { type Bytes, bounds, Refusal } from './refusal'

/** The memory as a table for a spreadsheet: UTF-8, a line of names, then one pair a line. */
const columns = ['source_language', 'source', 'target', 'domain', 'approved_at'] as const

export const tableHead = csv([columns])

export const tableRow = ({ sourceLanguage, source, target, domain, approvedAt }: Pair): string =>
  csv([[sourceLanguage, guarded(source), guarded(target), guarded(domain), approvedAt ?? '']]).slice(1)

/**
 * The table writer puts an apostrophe before what a spreadsheet would take for a formula. Texts that begin so by themselves get
 * one more, so that reading can take exactly one away.
 */
const guarded = (text: string): string => (formula.test(text) && text.startsWith("'") ? `'${text}` : text)
const formula = /^'*(?:[\t\r\n\0]|[\s\0]*[=+\-@＝＋－＠])/
const unguarded = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text)

/** The pairs of such a table, its columns in any order. Throws `Refusal`. */
export async function* pairsOfTable(chunks: Bytes): AsyncGenerator<Pair | null> {
  let places: Map<string, number> | undefined
  let rows = 0
  for await (const { cells, line } of rowsOf(chunks)) {
    if (cells.length === 1 && cells[0] === '') continue
    if (!places) {
      places = new Map(cells.map((name, place) => [name.trim().toLowerCase(), place]))
      if (!['source_language', 'source', 'target'].every((name) => places!.has(name))) throw new Refusal('otherFormat', line)
      continue
    }
    if (++rows > mostPairs) throw new Refusal('tooMany', line)
    const cell = (name: (typeof columns)[number]) => cells[places!.get(name) ?? -1] ?? ''
    const sourceLanguage = languageOfTag(cell('source_language'))
    if (!sourceLanguage) throw new Refusal('language', line)
    const at = cell('approved_at')
    yield {
      sourceLanguage,
      source: unguarded(cell('source')),
      target: unguarded(cell('target')),
      domain: unguarded(cell('domain')),
      approvedAt: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? at : null,
    }
  }
  if (!places) throw new Refusal('empty', 1)
}

/** RFC 4180, by commas or, as Excel writes it in half of Europe, semicolons; `line` is where the row begins. */
async function* rowsOf(chunks: Bytes): AsyncGenerator<{ cells: string[]; line: number }> {
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  /** A quote inside a quoted cell: its end, or the first half of a quote. */
  let isHalf = false
  let line = 1
  let began = 1
  let separator = ''
  const ready: { cells: string[]; line: number }[] = []
  const endRow = () => {
    ready.push({ cells: [...cells, cell.endsWith('\r') && !isHalf ? cell.slice(0, -1) : cell], line: began })
    cells = []
    cell = ''
    isHalf = false
    began = line + 1
  }
  const take = (sign: string) => {
    if (isQuoted && !isHalf) {
      if (sign === '"') isHalf = true
      else cell += sign
    } else if (sign === '"') {
      if (isHalf) cell += '"'
      else if (cell !== '') throw new Refusal('malformed', line)
      isQuoted = true
      isHalf = false
    } else if (sign === '\n') {
      isQuoted = false
      endRow()
    } else if (sign === separator || (separator === '' && /[,;\t]/.test(sign))) {
      separator = sign
      cells.push(cell)
      cell = ''
      isQuoted = false
      isHalf = false
      if (cells.length > bounds.attributes) throw new Refusal('tooLong', line)
    } else if (isHalf && sign !== '\r') throw new Refusal('malformed', line)
    else if (!isHalf) cell += sign
    if (sign === '\n') line++
    if (cell.length > bounds.longest) throw new Refusal('tooLong', line)
  }
  for await (const part of textIn(chunks, largestMemory, () => line)) {
    for (const sign of part) take(sign)
    yield* ready.splice(0)
  }
  if (isQuoted && !isHalf) throw new Refusal('malformed', began)
  if (cell !== '' || cells.length > 0) endRow()
  yield* ready
}
