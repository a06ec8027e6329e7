import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { isOutage, isUniqueViolation, oneAtATime } from '#db/portable'
import type { SearchKind } from '#db/schema'
import { searchEngine } from '#db/search/face'
import { enqueue } from '~/platform/jobs.server'
import { log } from '~/platform/log.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { touchSearch } from '~/platform/search-queue.server'
import { planReminder } from '../alerts/commands.server'
import { caseSubjects } from '../cases/subject'
import { type Findable, rowOf } from './findable'
import { findableOf } from './queries.server'

/** Subjects of one transaction: others write in between. */
const batch = 25

/** Looks at everything that the queue names, bit by bit; answers at how many. Whatever is out by then is found, whatever is not is not. */
export async function indexQueued(db: Db): Promise<number> {
  for (let done = 0; ; ) {
    try {
      const looked = await indexSome(db)
      done += looked
      if (looked < batch) return done
    } catch (error) {
      // One text that cannot be indexed must not keep all others from being found.
      if (!(error instanceof Unindexable)) throw error
      await leaveOut(db, error)
    }
  }
}

const queued = (tx: Tx) => tx.selectFrom('searchQueue').selectAll().where('id', '>', '').orderBy('id').limit(batch).execute()

/** A worker that has read what is out and writes it down late would undo what another one has read since. */
const alone = (tx: Tx) => oneAtATime(tx, 'searchIndex')

interface Subject {
  kind: SearchKind
  subjectId: string
  /** Where the queue names it. */
  ids: string[]
}

class Unindexable extends Error {
  constructor(
    readonly subject: Subject,
    cause: unknown,
  ) {
    super('cannot be indexed', { cause })
  }
}

function indexSome(db: Db): Promise<number> {
  return inTransaction(db, async (tx) => {
    await alone(tx)
    const rows = await queued(tx)
    for (const [first, ...more] of Map.groupBy(rows, ({ kind, subjectId }) => `${kind} ${subjectId}`).values()) {
      const { kind, subjectId } = first!
      try {
        await tellNews(tx, await index(tx, kind, subjectId))
      } catch (error) {
        // An outage strikes everything, and a process of an older release, which does not wait for its turn, may have taken the same number: the job comes again.
        if (isOutage(error) || isUniqueViolation(error)) throw error
        throw new Unindexable({ kind, subjectId, ids: [first!, ...more].map(({ id }) => id) }, error)
      }
    }
    for (const { id } of rows) await tx.deleteFrom('searchQueue').where('id', '=', id).execute()
    // Kept pages that were made since the deed did not know it yet.
    if (rows.length > 0) await touchPublicPages(tx)
    return rows.length
  })
}

async function leaveOut(db: Db, { subject, cause }: Unindexable): Promise<void> {
  const { kind, subjectId, ids } = subject
  log.error({ kind, subjectId, err: cause }, 'left out of the search index')
  await db.deleteFrom('searchQueue').where('id', 'in', ids).execute()
}

/** Looks at a subject again of which something has ended by itself. */
export const indexAgain = (db: Db, { kind, subjectId }: { kind: SearchKind; subjectId: string }): Promise<void> =>
  inTransaction(db, (tx) => touchSearch(tx, kind, subjectId))

/** Puts everything that is out into the index anew: after a change of how texts are cut. */
export async function indexEverything(db: Db): Promise<number> {
  let done = 0
  for (const kind of ['company', 'request', 'question'] as const) {
    for (let after = ''; ; ) {
      const rows = await db.selectFrom(kind).select('id').where('id', '>', after).orderBy('id').limit(batch).execute()
      await inTransaction(db, async (tx) => {
        await alone(tx)
        for (const { id } of rows) await index(tx, kind, id)
        // What is kept of hits goes with what is written (`rowsWhilePublic`).
        await touchPublicPages(tx)
        return { ok: true } as const
      })
      done += rows.length
      if (rows.length < batch) break
      after = rows.at(-1)!.id
    }
  }
  return done
}

/** A company takes its case studies along: they come and go with it. Answers what can be found of the subject now. */
async function index(tx: Tx, kind: SearchKind, subjectId: string): Promise<Findable | null> {
  if (kind === 'company') for (const each of caseSubjects(subjectId)) await index(tx, 'case', each)
  const findable = await findableOf(tx, kind, subjectId)
  await putFindable(tx, { kind, subjectId, findable })
  if (findable?.renewAt)
    await enqueue(tx, 'indexAgain', { kind, subjectId }, { runAt: findable.renewAt, uniqueKey: `index:${subjectId}:${findable.renewAt}` })
  return findable
}

/** Who waits for a request like this one hears of it, and its deadline will be brought to mind. */
async function tellNews(tx: Tx, findable: Findable | null): Promise<void> {
  if (findable?.kind !== 'request' || !findable.facets.some(([facet, value]) => facet === 'state' && value === 'open')) return
  const { subjectId: requestId, deadlineAt } = findable
  const { alertedAt } = await tx.selectFrom('request').select('alertedAt').where('id', '=', requestId).executeTakeFirstOrThrow()
  // Not whether it is new to the index: one that was suspended before anybody was told is known there when it is out again.
  if (alertedAt === null) await enqueue(tx, 'alertReaders', { requestId })
  if (deadlineAt) await planReminder(tx, { requestId, deadlineAt })
}

/** Replaces what the index has of a subject; nothing stays when there is nothing to find. */
export async function putFindable(
  tx: Tx,
  { kind, subjectId, findable }: { kind: SearchKind; subjectId: string; findable: Findable | null },
): Promise<void> {
  const engine = searchEngine(tx)
  const known = await tx
    .selectFrom('searchDocument')
    .select(['number', 'words'])
    .where('kind', '=', kind)
    .where('subjectId', '=', subjectId)
    .executeTakeFirst()
  if (known) await engine.remove(tx, known.number)
  if (!findable) {
    if (known) await tx.deleteFrom('searchDocument').where('number', '=', known.number).execute()
    await countWords(tx, known?.words ?? '', '')
    return
  }
  const { tokens, ...facts } = rowOf(findable)
  const row = { ...facts, indexedAt: await databaseNow(tx) }
  const number = known?.number ?? (await nextNumber(tx))
  if (known) await tx.updateTable('searchDocument').set(row).where('number', '=', number).execute()
  else
    await tx
      .insertInto('searchDocument')
      .values({ number, ...row })
      .execute()
  await engine.put(tx, { number, facetTokens: row.facetTokens, ...tokens })
  await countWords(tx, known?.words ?? '', row.words)
}

async function nextNumber(tx: Tx): Promise<number> {
  const last = await tx.selectFrom('searchDocument').select('number').orderBy('number', 'desc').limit(1).executeTakeFirst()
  return (last?.number ?? 0) + 1
}

/** Keeps count of the documents of each word. In order, so that two workers never wait for each other. */
async function countWords(tx: Tx, before: string, after: string): Promise<void> {
  const [old, now] = [new Set(before.split(' ')), new Set(after.split(' '))]
  const gone = [...old].filter((word) => word && !now.has(word)).sort()
  const come = [...now].filter((word) => word && !old.has(word)).sort()
  for (let at = 0; at < gone.length; at += 200) {
    const some = gone.slice(at, at + 200)
    await tx
      .updateTable('searchWord')
      .set(({ eb }) => ({ documents: eb('documents', '-', 1) }))
      .where('word', 'in', some)
      .execute()
    await tx.deleteFrom('searchWord').where('word', 'in', some).where('documents', '<=', 0).execute()
  }
  for (let at = 0; at < come.length; at += 200) {
    await tx
      .insertInto('searchWord')
      .values(come.slice(at, at + 200).map((word) => ({ word, length: word.length, documents: 1 })))
      .onConflict((conflict) => conflict.column('word').doUpdateSet(({ eb }) => ({ documents: eb('searchWord.documents', '+', 1) })))
      .execute()
  }
}
