import { days, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { CompanyTable, InstantText } from '#db/schema'
import { skeleton } from '~/platform/text'
import { type List, legalNameOf, renewalDays } from '../company'
import { factsOf } from '../queries.server'

const columns = ['id', 'ref', 'kind', 'status', 'nameZh', 'nameEn', 'cityZh', 'cityEn', 'askedAt', 'verifiedUntil', 'createdAt'] as const
export const pageSize = 50

interface Page {
  list: List
  now: InstantText
  /** Reference of the last company of the page before. */
  after?: string | undefined
}

/** The queue: who waits longest, whose year ends first, who is suspended; keyset by that and id. */
export async function companiesOn(db: Db, { list, now, after }: Page) {
  const key = list === 'waiting' ? 'askedAt' : list === 'expiring' ? 'verifiedUntil' : 'createdAt'
  let query = db.selectFrom('company').select(columns)
  if (list === 'waiting') query = query.where('status', '=', 'registered').where('askedAt', 'is not', null)
  if (list === 'expiring') query = query.where('status', '=', 'verified').where('verifiedUntil', '<=', plusMs(now, days(renewalDays)))
  if (list === 'suspended') query = query.where('status', '=', 'suspended')
  const last = after ? await db.selectFrom('company').select(['id', key]).where('ref', '=', after).executeTakeFirst() : undefined
  if (last?.[key]) {
    const at = last[key]
    query = query.where((where) => where.or([where(key, '>', at), where.and([where(key, '=', at), where('id', '>', last.id)])]))
  }
  return query.orderBy(key).orderBy('id').limit(pageSize).execute()
}

/** Companies by a piece of the name or a whole number or reference; the first 50 by name. */
export async function searchCompanies(db: Db, text: string) {
  const typed = text.normalize('NFKC').trim().slice(0, 120)
  if (plain(typed) === '') return []
  const number = typed.replace(/[\s-]/g, '').toUpperCase()
  const llpin = `${number.slice(0, 3)}-${number.slice(3)}`
  const piece = `%${plain(typed).toLowerCase()}%`
  const likeness = `%${plain(skeleton(typed))}%`
  return db
    .selectFrom('company')
    .select(columns)
    .where((where) =>
      where.or([
        where('ref', '=', typed.toUpperCase()),
        ...(['uscc', 'gstin', 'pan', 'cin'] as const).map((name) => where(name, '=', number)),
        where('llpin', '=', llpin),
        where('nameSkeleton', 'like', likeness),
        where('nameZh', 'like', piece),
        where(where.fn<string>('lower', ['nameEn']), 'like', piece),
      ]),
    )
    .orderBy('nameSkeleton')
    .limit(pageSize)
    .execute()
}

/** All facts of a company, for staff. */
export async function companyForStaff(db: Db, ref: string) {
  const row = await db.selectFrom('company').selectAll().where('ref', '=', ref).executeTakeFirst()
  return row ? factsOf(row) : null
}

/** What moderators decided about a company, newest first. */
export const decisionsOn = (db: Db, companyId: string) =>
  db
    .selectFrom('companyVerification')
    .innerJoin('person', 'person.id', 'companyVerification.moderatorId')
    .select([
      'companyVerification.id',
      'companyVerification.decision',
      'companyVerification.registry',
      'companyVerification.note',
      'companyVerification.createdAt',
      'person.name as moderator',
    ])
    .where('companyVerification.companyId', '=', companyId)
    .orderBy('companyVerification.createdAt', 'desc')
    .orderBy('companyVerification.id', 'desc')
    .limit(50)
    .execute()

type Named = Pick<CompanyTable, 'id' | 'kind' | 'nameZh' | 'nameEn' | 'pan' | 'contactPhone'>

/**
 * Companies that may be the same one: equal PAN (one firm registers for tax in several states), equal phone, a name that looks
 * alike but for its legal form, or a name in the other language that is already somebody's.
 */
export function likelyDuplicates(db: Db, company: Named) {
  const stem = stemOf(skeleton(legalNameOf(company)))
  return db
    .selectFrom('company')
    .select(columns)
    .where('id', '<>', company.id)
    .where((where) =>
      where.or([
        ...(stem.length >= 4 ? [where('nameSkeleton', 'like', `${plain(stem)}%`)] : []),
        ...(company.pan ? [where('pan', '=', company.pan)] : []),
        ...(company.contactPhone ? [where('contactPhone', '=', company.contactPhone)] : []),
        ...(company.nameZh ? [where('nameZh', '=', company.nameZh)] : []),
        ...(company.nameEn ? [where('nameEn', '=', company.nameEn)] : []),
      ]),
    )
    .orderBy('id')
    .limit(10)
    .execute()
}

/** A skeleton without the words that only say what legal form a company has. */
const stemOf = (name: string) => name.replace(/(股份|责任|有限|公司|集团)+$|(private|pvt|limited|ltd|llp|inc|co|[.,])+$/u, '')

/** Without the signs that LIKE reads as more than themselves. */
const plain = (text: string) => text.replace(/[%_\\]/g, '')
