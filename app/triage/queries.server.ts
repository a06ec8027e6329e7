import { databaseNow, plusMs } from '#db/clock'
import type { Db } from '#db/connect'
import type { RequestStatus, Vertical } from '#db/schema'
import type { Language } from '~/platform/i18n/language'
import { addWorkingHours } from '~/platform/working-days.server'
import type { Fields } from '~/translations/document'
import { likelyDuplicates } from './duplicates'
import { duplicateWindowMs, triageHours } from './triage'

/** A request in the moderators' queue. */
export interface Queued {
  ref: string
  status: RequestStatus
  title: string
  language: Language
  vertical: Vertical | null
  companyZh: string
  companyEn: string
  isCompanyVerified: boolean
  submittedAt: string
  dueAt: string
  claimedBy: string | null
  claimant: string | null
  claimExpiresAt: string | null
}

const longest = 100

/** Requests in one state of triage, the oldest hand-in first. The queue is worked off from the front: it needs no second page. */
export async function triageQueue(
  db: Db,
  status: Extract<RequestStatus, 'submitted' | 'in_triage' | 'needs_info' | 'held' | 'suspended'>,
): Promise<Queued[]> {
  const now = await databaseNow(db)
  const rows = await db
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .leftJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .leftJoin('person', 'person.id', 'request.claimedBy')
    .select(['request.ref', 'request.status', 'request.vertical', 'request.submittedAt', 'request.claimedBy', 'request.claimExpiresAt'])
    .select(['company.nameZh', 'company.nameEn', 'company.status as companyStatus', 'company.verifiedUntil'])
    .select(['document.sourceLanguage', 'revision.fieldsJson', 'publication.fieldsJson as fieldsOut', 'person.name as claimant'])
    .where('request.status', '=', status)
    .orderBy('request.submittedAt')
    .orderBy('request.id')
    .limit(longest)
    .execute()
  return rows.map((row) => ({
    ref: row.ref,
    status: row.status,
    title: (JSON.parse(row.fieldsOut ?? row.fieldsJson) as Fields).title ?? '',
    language: row.sourceLanguage,
    vertical: row.vertical,
    companyZh: row.nameZh,
    companyEn: row.nameEn,
    isCompanyVerified: row.companyStatus === 'verified' && (row.verifiedUntil ?? '') > now,
    submittedAt: row.submittedAt ?? now,
    dueAt: addWorkingHours(row.submittedAt ?? now, triageHours),
    claimedBy: row.claimedBy,
    claimant: row.claimant,
    claimExpiresAt: row.claimExpiresAt,
  }))
}

export interface LikelyDuplicate {
  ref: string
  title: string
  language: Language
  status: RequestStatus
  company: { zh: string; en: string }
  submittedAt: string
  /** In percent. */
  likeness: number
}

/** At most so many texts are compared: 400 pairs of 600 characters take some 40 ms. */
const mostCompared = 400

/** Requests of the same vertical from the last 90 days whose title and problem look alike. */
export async function duplicatesOf(
  db: Db,
  { requestId, vertical, text }: { requestId: string; vertical: Vertical | null; text: string },
): Promise<LikelyDuplicate[]> {
  if (!vertical) return []
  const since = plusMs(await databaseNow(db), -duplicateWindowMs)
  const rows = await db
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('revision', (join) =>
      join.onRef('revision.documentId', '=', 'document.id').onRef('revision.number', '=', 'document.revision'),
    )
    .leftJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .select(['request.ref', 'request.status', 'request.submittedAt', 'company.nameZh', 'company.nameEn'])
    .select(['document.sourceLanguage', 'revision.fieldsJson', 'publication.fieldsJson as fieldsOut'])
    .where('request.vertical', '=', vertical)
    .where('request.submittedAt', '>=', since)
    .where('request.status', '<>', 'draft')
    .where('request.id', '<>', requestId)
    .orderBy('request.submittedAt', 'desc')
    .limit(mostCompared)
    .execute()
  const candidates = rows.map((row) => {
    const fields = JSON.parse(row.fieldsOut ?? row.fieldsJson) as Fields
    return { row, title: fields.title ?? '', text: compared(fields.title, fields.problem) }
  })
  return likelyDuplicates(text, candidates).map(({ candidate: { row, title }, likeness }) => ({
    ref: row.ref,
    title,
    language: row.sourceLanguage,
    status: row.status,
    company: { zh: row.nameZh, en: row.nameEn },
    submittedAt: row.submittedAt ?? since,
    likeness: Math.round(likeness * 100),
  }))
}

/** What of a request is compared. */
export const compared = (title = '', problem = ''): string => `${title}\n${problem}`

/** Who asks, for the moderator who decides. */
export const companyBehind = (db: Db, companyId: string) =>
  db
    .selectFrom('company')
    .select(['ref', 'nameZh', 'nameEn', 'status', 'uscc', 'cityZh', 'cityEn', 'verifiedUntil'])
    .where('id', '=', companyId)
    .executeTakeFirstOrThrow()

/** The name of whoever holds the claim. */
export const nameOf = async (db: Db, personId: string | null): Promise<string | null> =>
  personId === null ? null : ((await db.selectFrom('person').select('name').where('id', '=', personId).executeTakeFirst())?.name ?? null)
