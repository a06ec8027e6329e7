import type { Db } from '#db/connect'
import type { LanguageTag } from '#db/schema'
import { keptQuery, type Slot } from '~/platform/kept-query.server'
import { readDocument } from '~/translations/queries.server'
import type { Change } from '../amendments/amendment'

/** The facts of a published request with its buyer, corridor and, after an award, the vendor. */
const factsByRef = keptQuery((db, slot: Slot<{ ref: string }>) =>
  db
    .selectFrom('request')
    .innerJoin('company', 'company.id', 'request.companyId')
    .leftJoin('corridor', 'corridor.id', 'request.corridorId')
    .leftJoin('award', 'award.requestId', 'request.id')
    .leftJoin('bid', 'bid.id', 'award.bidId')
    .leftJoin('company as vendor', 'vendor.id', 'bid.companyId')
    .select(['request.id', 'request.ref', 'request.companyId', 'request.documentId', 'request.status', 'request.reasonCode'])
    .select(['request.vertical', 'request.division', 'request.serviceKind', 'request.currency', 'request.budgetMin', 'request.budgetMax'])
    .select(['request.startWish', 'request.workplace', 'request.confidentiality', 'request.publishedAt', 'request.deadlineAt'])
    .select(['request.suspendedAt', 'request.mode', 'request.togetherJson'])
    .select(['request.openedAt', 'request.awardedAt', 'company.ref as buyerRef', 'company.nameZh as buyerZh', 'company.nameEn as buyerEn'])
    .select(['company.cityZh', 'company.cityEn', 'corridor.slug', 'corridor.nameZh as corridorZh', 'corridor.nameEn as corridorEn'])
    .select(['award.reasonCode as awardReason', 'vendor.ref as vendorRef', 'vendor.nameZh as vendorZh', 'vendor.nameEn as vendorEn'])
    .where('request.ref', '=', slot('ref'))
    .where('request.publishedAt', 'is not', null)
    .limit(1),
)

const requirementsOf = keptQuery((db, slot: Slot<{ requestId: string }>) =>
  db
    .selectFrom('requirement')
    .select(['requirement.key', 'requirement.level'])
    .where('requirement.requestId', '=', slot('requestId'))
    .orderBy('requirement.ordinal')
    .limit(60),
)

const technologiesOf = keptQuery((db, slot: Slot<{ requestId: string }>) =>
  db.selectFrom('requestTechnology').select('requestTechnology.technology').where('requestTechnology.requestId', '=', slot('requestId')),
)

const amendmentsOf = keptQuery((db, slot: Slot<{ requestId: string }>) =>
  db
    .selectFrom('amendment')
    .select(['amendment.number', 'amendment.kind', 'amendment.status', 'amendment.changesJson', 'amendment.effectiveAt'])
    .select(['amendment.oldDeadlineAt', 'amendment.newDeadlineAt'])
    .where('amendment.requestId', '=', slot('requestId'))
    .where('amendment.status', 'in', ['effective', 'in_translation'])
    .orderBy('amendment.number', 'desc')
    .limit(50),
)

const filesOf = keptQuery((db, slot: Slot<{ requestId: string }>) =>
  db
    .selectFrom('requestFile')
    .innerJoin('file', 'file.id', 'requestFile.fileId')
    .select(['file.id', 'file.name', 'file.bytes', 'requestFile.isConfidential', 'requestFile.removedAt'])
    .where('requestFile.requestId', '=', slot('requestId'))
    .where('requestFile.state', '<>', 'staged')
    .orderBy('file.createdAt')
    .orderBy('file.id')
    .limit(120),
)

const bidOf = keptQuery((db, slot: Slot<{ requestId: string; companyId: string }>) =>
  db
    .selectFrom('bid')
    .select(['bid.ref', 'bid.status'])
    .where('bid.requestId', '=', slot('requestId'))
    .where('bid.companyId', '=', slot('companyId'))
    .orderBy('bid.createdAt', 'desc')
    .limit(1),
)

export type PublicFacts = NonNullable<Awaited<ReturnType<typeof publicFacts>>>

/** A request that has been out, whatever became of it since; nothing for one that has not. */
export const publicFacts = async (db: Db, ref: string) => (await factsByRef(db, { ref }))[0]

/** What of a published amendment everybody reads: what changed, not what it said before. */
export interface PublicAmendment {
  number: number
  kind: 'material' | 'editorial'
  /** Null while it is being translated: until then everything stands as it is. */
  effectiveAt: string | null
  changes: string[]
  newDeadlineAt: string | null
}

/** Everything that the page shows beside the facts. */
export async function publicParts(db: Db, { id, documentId }: Pick<PublicFacts, 'id' | 'documentId'>, language: LanguageTag) {
  const requestId = id
  const [view, requirements, technologies, amendments, files] = [
    await readDocument(db, { documentId, language }),
    await requirementsOf(db, { requestId }),
    await technologiesOf(db, { requestId }),
    await amendmentsOf(db, { requestId }),
    await filesOf(db, { requestId }),
  ]
  return {
    view,
    requirements,
    technologies: technologies.map(({ technology }) => technology),
    amendments: amendments.map(
      ({ number, kind, status, changesJson, effectiveAt, oldDeadlineAt, newDeadlineAt }): PublicAmendment => ({
        number,
        kind,
        effectiveAt: status === 'effective' ? effectiveAt : null,
        changes: status === 'effective' ? (JSON.parse(changesJson) as Change[]).map(({ name }) => name) : [],
        newDeadlineAt: status === 'effective' && newDeadlineAt !== oldDeadlineAt ? newDeadlineAt : null,
      }),
    ),
    files: files.map(({ id: fileId, isConfidential, ...file }) => ({ ...file, id: fileId, isConfidential: isConfidential === 1 })),
  }
}

/** The last bid of the reader's own company. */
export const ownBidOn = async (db: Db, { requestId, companyId }: { requestId: string; companyId: string }) =>
  (await bidOf(db, { requestId, companyId }))[0] ?? null
