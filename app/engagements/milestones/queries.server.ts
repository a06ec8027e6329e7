import type { Db } from '#db/connect'
import type { InstantText, LanguageTag, MilestoneStatus } from '#db/schema'
import type { DocumentView } from '~/translations/document'
import { readDocuments, readLatest } from '~/translations/queries.server'
import type { ShownFile } from '../components/file-list'

export interface MilestoneSummary {
  id: string
  number: number
  status: MilestoneStatus
  priceMinor: number
  dueOn: string
  title: string
  titleLanguage: LanguageTag
  startedAt: InstantText | null
  deliveredAt: InstantText | null
  acceptedAt: InstantText | null
}

/** The milestones of an engagement in order, titles in the reader's language. */
export async function milestonesOf(
  db: Db,
  { engagementId, language }: { engagementId: string; language: LanguageTag },
): Promise<MilestoneSummary[]> {
  const rows = await db
    .selectFrom('milestone')
    .select(['id', 'number', 'status', 'priceMinor', 'dueOn', 'documentId', 'titleField', 'startedAt', 'deliveredAt', 'acceptedAt'])
    .where('engagementId', '=', engagementId)
    .orderBy('number')
    .limit(100)
    .execute()
  const views = await readDocuments(
    db,
    rows.map(({ documentId }) => documentId),
    language,
  )
  return rows.map(({ documentId, titleField, ...row }) => {
    const view = views.get(documentId)
    return { ...row, title: view?.fields[titleField] ?? '', titleLanguage: view?.language ?? language }
  })
}

export interface ShownCriterion {
  id: string
  number: number
  view: DocumentView
  field: string
  /** Number of the change order that added it. */
  addedBy: number | null
}

export interface ShownVerdict {
  decision: 'accepted' | 'rejected'
  at: InstantText
  by: string
  /** Reasons in `criterion.<number>.reason`, and `note`. */
  words: DocumentView | null
  /** Ids of criteria that were met. */
  met: string[]
  files: ShownFile[]
}

export interface ShownDelivery {
  number: number
  at: InstantText
  by: string
  note: DocumentView | null
  files: ShownFile[]
  verdict: ShownVerdict | null
}

/** One milestone with its criteria and everything that was delivered and said, the newest delivery first. */
export async function findMilestone(
  db: Db,
  { engagementId, number, language }: { engagementId: string; number: number; language: LanguageTag },
) {
  const milestone = (await milestonesOf(db, { engagementId, language })).find((each) => each.number === number)
  if (!milestone) return null
  return {
    ...milestone,
    criteria: await criteriaOf(db, { milestoneId: milestone.id, language }),
    deliveries: await deliveriesOf(db, { milestoneId: milestone.id, language }),
  }
}

async function criteriaOf(db: Db, { milestoneId, language }: { milestoneId: string; language: LanguageTag }): Promise<ShownCriterion[]> {
  const rows = await db
    .selectFrom('criterion')
    .leftJoin('changeOrder', 'changeOrder.id', 'criterion.addedBy')
    .select(['criterion.id', 'criterion.number', 'criterion.documentId', 'criterion.field', 'changeOrder.number as addedBy'])
    .where('criterion.milestoneId', '=', milestoneId)
    .orderBy('criterion.number')
    .limit(100)
    .execute()
  const views = await readDocuments(db, [...new Set(rows.map(({ documentId }) => documentId))], language)
  return rows.flatMap(({ documentId, ...row }) => {
    const view = views.get(documentId)
    return view ? [{ ...row, view: onlyField(view, row.field) }] : []
  })
}

/** One field of a view: the page needs no more of the document. */
const onlyField = (view: DocumentView, field: string): DocumentView => ({
  ...view,
  fields: { [field]: view.fields[field] ?? '' },
  originalFields: {},
  rows: view.rows[field] ? { [field]: view.rows[field] } : {},
})

async function deliveriesOf(db: Db, { milestoneId, language }: { milestoneId: string; language: LanguageTag }): Promise<ShownDelivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .innerJoin('person', 'person.id', 'delivery.deliveredBy')
    .leftJoin('verdict', 'verdict.deliveryId', 'delivery.id')
    .leftJoin('person as judge', 'judge.id', 'verdict.decidedBy')
    .select(['delivery.id', 'delivery.number', 'delivery.createdAt', 'delivery.documentId', 'person.name as by'])
    .select(['verdict.id as verdictId', 'verdict.decision', 'verdict.createdAt as decidedAt', 'verdict.documentId as wordsId'])
    .select('judge.name as decidedBy')
    .where('delivery.milestoneId', '=', milestoneId)
    .orderBy('delivery.number', 'desc')
    .limit(20)
    .execute()
  return Promise.all(
    rows.map(async (row) => ({
      number: row.number,
      at: row.createdAt,
      by: row.by,
      note: await readLatest(db, { documentId: row.documentId, language }),
      files: await filesOf(db, row.id),
      verdict:
        row.verdictId && row.decision
          ? {
              decision: row.decision,
              at: row.decidedAt!,
              by: row.decidedBy ?? '',
              words: row.wordsId ? await readLatest(db, { documentId: row.wordsId, language }) : null,
              met: await metIn(db, row.verdictId),
              files: await filesOf(db, row.verdictId),
            }
          : null,
    })),
  )
}

const filesOf = (db: Db, ownerId: string): Promise<ShownFile[]> =>
  db
    .selectFrom('file')
    .select(['id', 'name', 'bytes', 'sha256'])
    .where('ownerId', '=', ownerId)
    .where('ownerKind', 'in', ['delivery', 'verdict'])
    .orderBy('createdAt')
    .orderBy('id')
    .limit(40)
    .execute()

const metIn = async (db: Db, verdictId: string): Promise<string[]> =>
  (await db.selectFrom('criterionVerdict').select('criterionId').where('verdictId', '=', verdictId).where('isMet', '=', 1).execute()).map(
    ({ criterionId }) => criterionId,
  )

/** A delivered file or a piece of evidence, if it belongs to this milestone of this engagement. */
export async function findMilestoneFile(
  db: Db,
  { engagementId, number, fileId }: { engagementId: string; number: number; fileId: string },
) {
  const file = await db
    .selectFrom('file')
    .select(['storageKey', 'name', 'mediaType', 'bytes', 'ownerKind', 'ownerId'])
    .where('id', '=', fileId)
    .where('ownerKind', 'in', ['delivery', 'verdict'])
    .executeTakeFirst()
  if (!file) return null
  const delivery = await db
    .selectFrom('delivery')
    .innerJoin('milestone', 'milestone.id', 'delivery.milestoneId')
    .leftJoin('verdict', 'verdict.deliveryId', 'delivery.id')
    .select('delivery.id')
    .where('milestone.engagementId', '=', engagementId)
    .where('milestone.number', '=', number)
    .where(file.ownerKind === 'delivery' ? 'delivery.id' : 'verdict.id', '=', file.ownerId)
    .executeTakeFirst()
  return delivery ? file : null
}
