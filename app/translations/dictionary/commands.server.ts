import { type Db, inTransaction } from '#db/connect'
import { readLine } from './dictionary'

const batchSize = 1_000

/**
 * Loads an edition of the dictionary beside the one that is read, then turns to it and drops the old one, so that no reader meets half
 * of one. Throws, with its number, at a line that is none of CC-CEDICT's. Returns how many entries there are.
 */
export async function loadDictionary(db: Db, lines: Iterable<string>): Promise<number> {
  const { value: current } = await db.selectFrom('counter').select('value').where('name', '=', 'dictionary').executeTakeFirstOrThrow()
  const edition = current + 1
  // What a load that was broken off has left behind.
  await dropOthers(db, current)
  let [number, count] = [0, 0]
  let rows: Row[] = []
  for (const line of lines) {
    number++
    const entry = readLine(line)
    if (entry === null) continue
    if (entry === undefined) throw new Error(`line ${number} is no entry of CC-CEDICT: ${line.slice(0, 60)}`)
    // Names come after words: 张 is first of all a measure word.
    const isName = /^[A-Z]/.test(entry.pinyin)
    rows.push({ edition, ordinal: number + (isName ? 1_000_000 : 0), ...entry })
    count++
    if (rows.length === batchSize) {
      await put(db, rows)
      rows = []
    }
  }
  await put(db, rows)
  if (count === 0) throw new Error('the file has no entries')
  await db.updateTable('counter').set({ value: edition }).where('name', '=', 'dictionary').where('value', '=', current).execute()
  await dropOthers(db, edition)
  return count
}

type Row = { edition: number; ordinal: number; traditional: string; simplified: string; pinyin: string; senses: string }

async function put(db: Db, rows: readonly Row[]): Promise<void> {
  if (rows.length > 0) await inTransaction(db, (tx) => tx.insertInto('dictionaryEntry').values(rows).execute())
}

const dropOthers = (db: Db, edition: number) => db.deleteFrom('dictionaryEntry').where('edition', '<>', edition).execute()
