import type { Db } from '#db/connect'
import type { AmendmentTable } from '#db/schema'
import type { Fields } from '~/translations/document'
import type { Attachment } from '../attachments/attachment'
import { attachmentsOf } from '../attachments/queries.server'
import { type Description, descriptionFrom } from '../description'
import { type AmendedFile, type AmendmentFacts, type Change, noteField, usedKeys } from './amendment'

/** A request as everybody reads it now, in its buyer's words: what an amendment starts from. Scoped to the buyer's company. */
export async function publishedSide(db: Db, { companyId, requestId }: { companyId: string; requestId: string }) {
  const row = await db
    .selectFrom('request')
    .innerJoin('document', 'document.id', 'request.documentId')
    .innerJoin('publication', (join) =>
      join.onRef('publication.documentId', '=', 'document.id').onRef('publication.language', '=', 'document.sourceLanguage'),
    )
    .select([
      ...([
        'request.status',
        'request.documentId',
        'request.deadlineAt',
        'request.vertical',
        'request.division',
        'request.serviceKind',
      ] as const),
      ...(['request.currency', 'request.budgetMin', 'request.budgetMax', 'request.biddingDays', 'request.startWish'] as const),
      ...([
        'request.mode',
        'request.togetherJson',
        'request.workplace',
        'request.confidentiality',
        'publication.revisionId',
        'publication.fieldsJson',
      ] as const),
    ])
    .where('request.id', '=', requestId)
    .where('request.companyId', '=', companyId)
    .executeTakeFirst()
  if (!row?.deadlineAt) return undefined
  const requirements = await db
    .selectFrom('requirement')
    .select(['key', 'level'])
    .where('requestId', '=', requestId)
    .orderBy('ordinal')
    .execute()
  const technologies = await db.selectFrom('requestTechnology').select('technology').where('requestId', '=', requestId).execute()
  const { status, documentId, deadlineAt, revisionId, fieldsJson, ...columns } = row
  const files = (await attachmentsOf(db, requestId)).map(amended)
  const facts: AmendmentFacts = { ...columns, technologies: technologies.map(({ technology }) => technology), requirements, files }
  return { status, documentId, deadlineAt, revisionId, fields: JSON.parse(fieldsJson) as Fields, facts }
}

/** An attachment as an amendment names it. */
export const amended = ({ id, name, isConfidential }: Attachment): AmendedFile => ({ id, name, isConfidential })

/** The one amendment of a request that is drafted or under way. */
export const pendingAmendment = (db: Db, requestId: string) =>
  db
    .selectFrom('amendment')
    .select(['id', 'number', 'kind', 'status', 'revisionId', 'factsJson', 'changesJson', 'createdAt'])
    .where('requestId', '=', requestId)
    .where('status', 'in', ['draft', 'in_translation'])
    .executeTakeFirst()

export interface AmendmentView {
  number: number
  kind: AmendmentTable['kind']
  status: AmendmentTable['status']
  changes: Change[]
  /** What the buyer tells bidders about it. */
  note: string
  before: { fields: Fields; facts: AmendmentFacts }
  after: { fields: Fields; facts: AmendmentFacts }
}

/** The pending amendment beside what is out, for its buyer and for moderators. */
export async function readPending(
  db: Db,
  { companyId, requestId }: { companyId: string; requestId: string },
): Promise<AmendmentView | undefined> {
  const [published, pending] = [await publishedSide(db, { companyId, requestId }), await pendingAmendment(db, requestId)]
  if (!published || !pending) return undefined
  const revision = await db.selectFrom('revision').select('fieldsJson').where('id', '=', pending.revisionId).executeTakeFirstOrThrow()
  const fields = JSON.parse(revision.fieldsJson) as Fields
  return {
    number: pending.number,
    kind: pending.kind,
    status: pending.status,
    changes: JSON.parse(pending.changesJson) as Change[],
    note: fields[noteField] ?? '',
    before: { fields: published.fields, facts: published.facts },
    after: { fields, facts: JSON.parse(pending.factsJson) as AmendmentFacts },
  }
}

export interface AmendmentStart {
  description: Description
  change: string
  used: string[]
  /** Attachments that are out, and those that wait for the amendment. */
  files: (Attachment & { isNew: boolean })[]
  /** Ids of those that the draft takes off. */
  removed: string[]
}

/** What the amendment form starts from: a draft that was begun, else what is out. `used` are the keys that no new deliverable may take. */
export async function amendmentStart(
  db: Db,
  { companyId, requestId }: { companyId: string; requestId: string },
): Promise<AmendmentStart | undefined> {
  const published = await publishedSide(db, { companyId, requestId })
  if (!published) return undefined
  const pending = await readPending(db, { companyId, requestId })
  const { fields, facts } = pending?.status === 'draft' ? pending.after : published
  const revisions = await db
    .selectFrom('revision')
    .select('fieldsJson')
    .where('documentId', '=', published.documentId)
    .orderBy('number', 'desc')
    .limit(200)
    .execute()
  const [current, staged] = [await attachmentsOf(db, requestId), await attachmentsOf(db, requestId, 'staged')]
  return {
    files: [...current.map((file) => ({ ...file, isNew: false })), ...staged.map((file) => ({ ...file, isNew: true }))],
    removed: current.map(({ id }) => id).filter((id) => !facts.files.some((file) => file.id === id)),
    description: descriptionFrom(fields, { ...facts, wantsConfirm: 0 }, facts.requirements, facts.technologies),
    change: pending?.status === 'draft' ? pending.note : '',
    used: usedKeys(revisions.map(({ fieldsJson }) => JSON.parse(fieldsJson) as Fields)),
  }
}

/** Whether the public page has to say that an amendment is under way. */
export async function isAmendmentUnderWay(db: Db, requestId: string): Promise<boolean> {
  return (await pendingAmendment(db, requestId))?.status === 'in_translation'
}
