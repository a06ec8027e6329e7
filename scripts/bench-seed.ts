import type SQLite from 'better-sqlite3'
import { days, plusMs } from '#db/clock'
import { inTransaction, openSqlite } from '#db/connect'
import { migrate } from '#db/migrate'
import type { LanguageTag } from '#db/schema'
import { confirmEmail, signUp } from '~/accounts/commands.server'
import { startSession } from '~/accounts/sessions/commands.server'
import { enterRate, openCorridor } from '~/corridors/commands.server'
import { chinaDay } from '~/platform/china-day'
import { db } from '~/platform/database.server'
import { newId } from '~/platform/ids'
import { divisions, serviceKinds, startWishes, technologies, verticals, workplaces } from '~/requests/request'
import { fieldsOf } from './bench-content'

/** What the measuring process needs to know of a seeded file. */
export interface Seeded {
  /** Session tokens of people who are signed in. */
  vendor: string
  buyer: string
  buyerId: string
  companyId: string
  /** An open request, and the sort key and id of the newest board's last card. */
  ref: string
  corridor: string
}

const states = ['open', 'open', 'open', 'open', 'open', 'open', 'evaluating', 'evaluating', 'awarded', 'unsuccessful']

/**
 * Fills the empty database of this process: people, corridors and rates by the application's own commands, `count` published requests
 * as rows, since a hundred thousand through the commands would take an hour.
 */
export async function seed(path: string, count: number): Promise<Seeded> {
  await migrate(db)
  const corridors = ['xuzhou-pune', 'suzhou-bengaluru', 'foshan-chennai']
  for (const slug of corridors) {
    const words = { nameZh: `${slug}走廊`, nameEn: `${slug} corridor`, descriptionZh: '装备制造', descriptionEn: 'Machinery' }
    await openCorridor(db, { actorId: null, corridor: { slug, ...words } })
  }
  const day = chinaDay(new Date().toISOString())
  await enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'CNY', rate: '7.1042', date: day, source: 'bench' } })
  await enterRate(db, { actorId: null, rate: { base: 'USD', quote: 'INR', rate: '88.31', date: day, source: 'bench' } })
  const vendor = await person('vendor', '27AAPFU0939F1ZV', 'Sahyadri Systems', 'en')
  const buyer = await person('buyer', '91350100M000100Y43', '徐州齿轮厂', 'zh-CN')
  // No worker runs beside a measured server: letters that wait for ten minutes would make it say that it is not ready.
  await db.deleteFrom('job').execute()

  const file = openSqlite(path)
  // Nothing is lost with a file that can be made again, and instants in no order touch pages all over a large one.
  file.pragma('synchronous = OFF')
  file.pragma('cache_size = -1000000')
  const ref = addRequests(file, count, buyer)
  file.pragma('wal_checkpoint(truncate)')
  file.exec('analyze')
  file.close()
  return { vendor: vendor.token, buyer: buyer.token, buyerId: buyer.personId, companyId: buyer.companyId, ref, corridor: corridors[0]! }
}

async function person(kind: 'buyer' | 'vendor', identifier: string, companyName: string, language: LanguageTag) {
  const email = `${kind}@bench.invalid`
  const password = 'a long enough passphrase for bench'
  const entered = await signUp(db, { kind, name: 'Bench', email, password, language, company: 'new', companyName, identifier })
  if (!entered.ok || !entered.personId) throw new Error(`Nobody could sign up: ${JSON.stringify(entered)}`)
  const { personId } = entered
  const token = await inTransaction(db, async (tx) => {
    await confirmEmail(tx, personId)
    return startSession(tx, { personId })
  })
  const { companyId } = await db.selectFrom('membership').select('companyId').where('personId', '=', personId).executeTakeFirstOrThrow()
  return { personId, companyId, token }
}

/** Answers the reference of an open request. */
function addRequests(file: SQLite.Database, count: number, { personId, companyId }: { personId: string; companyId: string }): string {
  const put = inserter(file)
  const corridorIds = file.prepare('select id from corridor order by ordinal').pluck().all() as string[]
  const now = new Date().toISOString()
  let open = ''
  for (let from = 0; from < count; from += 5_000) {
    file.exec('begin immediate')
    for (let n = from; n < Math.min(count, from + 5_000); n++) {
      const status = states[(n * 7) % states.length]!
      const ref = `R-B${n.toString(36).toUpperCase().padStart(7, '0')}`
      if (status === 'open') open ||= ref
      addRequest(put, { n, ref, status, now, personId, companyId, corridorId: corridorIds[n % corridorIds.length]! })
    }
    file.exec('commit')
  }
  return open
}

interface Row {
  n: number
  ref: string
  status: string
  now: string
  personId: string
  companyId: string
  corridorId: string
}

function addRequest(put: ReturnType<typeof inserter>, { n, ref, status, now, personId, companyId, corridorId }: Row): void {
  const [id, documentId, revisionId] = [newId(), newId(), newId()]
  // Spread over two years; what is open closes within the next thirty days.
  const publishedAt = plusMs(now, -((n * 6_300_007) % days(730)) - 1)
  // Bidding closes at 17:00 in China.
  const deadlineAt = `${plusMs(status === 'open' ? now : publishedAt, days(1 + ((n * 17) % 29))).slice(0, 10)}T09:00:00.000Z`
  const [zh, en] = [fieldsOf(n, 'zh-CN'), fieldsOf(n, 'en')]
  const names = Object.keys(zh)
  const segments = names.map((field) => ({ field, source: zh[field], target: en[field], separator: '' }))
  const vertical = verticals[n % verticals.length]!
  const budgetMax = (8 + ((n * 13) % 90)) * 1_000_000
  const at = { createdAt: publishedAt, publishedAt }
  put('document', {
    id: documentId,
    kind: 'request',
    subjectId: id,
    requestId: id,
    sourceLanguage: 'zh-CN',
    revision: 1,
    authorId: personId,
    companyId,
    createdAt: publishedAt,
  })
  put('revision', { id: revisionId, documentId, number: 1, authorId: personId, fieldsJson: JSON.stringify(zh), createdAt: publishedAt })
  const common = { documentId, revisionId, publishedAt }
  put('publication', {
    ...common,
    language: 'zh-CN',
    title: zh.title,
    summary: zh.summary,
    fieldsJson: JSON.stringify(zh),
    segmentsJson: '[]',
    provenance: 'original',
  })
  put('publication', {
    ...common,
    language: 'en',
    title: en.title,
    summary: en.summary,
    fieldsJson: JSON.stringify(en),
    segmentsJson: JSON.stringify(segments),
    provenance: 'verified',
    method: 'human',
    translatorId: personId,
    reviewerId: personId,
    verifiedAt: publishedAt,
  })
  put('request', {
    ...{ id, ref, companyId, authorId: personId, documentId, corridorId, status, vertical, division: divisions[vertical][0] },
    ...{
      serviceKind: serviceKinds[n % serviceKinds.length],
      currency: 'CNY',
      budgetMin: budgetMax / 2,
      budgetMax,
      budgetUsd: Math.round(budgetMax / 7.1042),
    },
    ...{
      biddingDays: 10,
      startWish: startWishes[n % startWishes.length],
      workplace: workplaces[n % workplaces.length],
      confidentiality: 'open',
      wantsConfirm: 0,
    },
    ...{ ...at, submittedAt: publishedAt, deadlineAt, reasonText: '', version: 1, updatedAt: publishedAt },
  })
  for (const step of [0, 4, 9].slice(0, 1 + (n % 3)))
    put('requestTechnology', { requestId: id, technology: technologies[(n + step) % technologies.length] })
  for (const [ordinal, level] of ['must', 'must', 'should'].entries())
    put('requirement', { requestId: id, key: `r${ordinal + 1}`, ordinal, level })
}

/** Inserts rows by statements prepared once per table and set of columns. */
function inserter(file: SQLite.Database) {
  const known = new Map<string, SQLite.Statement>()
  return (table: string, row: Record<string, unknown>) => {
    const key = `${table} ${Object.keys(row).length}`
    let statement = known.get(key)
    if (!statement) {
      const columns = Object.keys(row)
      statement = file.prepare(`insert into "${table}" (${columns.map((name) => `"${name}"`)}) values (${columns.map(() => '?')})`)
      known.set(key, statement)
    }
    statement.run(Object.values(row))
  }
}
