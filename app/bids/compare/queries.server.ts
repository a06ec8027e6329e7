import { databaseNow } from '#db/clock'
import type { Db } from '#db/connect'
import type { InstantText, LanguageTag } from '#db/schema'
import { trustOf } from '~/accounts/actor'
import { isVerified } from '~/companies/company'
import { ratesKnownAt } from '~/corridors/queries.server'
import { addCommonWorkingDays } from '~/platform/working-days.server'
import { readDocuments } from '~/translations/queries.server'
import { gateWorkingDays, openedStates } from '../bid'
import type { OfferFacts } from '../offer'
import { type ComparedBid, coverageOf, inOrder, inOthers, wordsOf } from './comparison'

const wordless = ['opened'] as const

/**
 * All opened bids of the buyer's own request, in the reader's language. Words, nonces and contents are left out until the gate has opened;
 * rates are those that were known at the opening, so that the figures stay what they were when the buyer decided. Whether a vendor is verified is said
 * as of now: with one that is not, nothing can be agreed.
 */
export async function comparisonOf(
  db: Db,
  { requestId, companyId, openedAt, language }: { requestId: string; companyId: string; openedAt: InstantText; language: LanguageTag },
): Promise<ComparedBid[]> {
  const rows = await db
    .selectFrom('bid')
    .innerJoin('request', 'request.id', 'bid.requestId')
    .innerJoin('company', 'company.id', 'bid.companyId')
    .innerJoin('bidVersion', (join) => join.onRef('bidVersion.bidId', '=', 'bid.id').onRef('bidVersion.number', '=', 'bid.version'))
    .select([
      'bid.ref',
      'bid.status',
      'bid.documentId',
      'bid.currency',
      'bid.totalMinor',
      'bid.weeks',
      'bid.teamSize',
      'bid.mustCovered',
      'bid.mustTotal',
      'bid.factsJson',
      'bid.version',
      'bid.disqualifiedReason',
      'bidVersion.submittedAt',
      'bidVersion.commitment',
      'bidVersion.nonceOpened',
      'company.ref as companyRef',
      'company.nameZh',
      'company.nameEn',
      'company.cityZh',
      'company.cityEn',
      'company.status as companyStatus',
      'company.verifiedUntil',
    ])
    .where('bid.requestId', '=', requestId)
    .where('request.companyId', '=', companyId)
    .where('request.openedAt', 'is not', null)
    .where('bid.status', 'in', [...openedStates])
    .where('bid.factsJson', 'is not', null)
    .limit(200)
    .execute()
  const isOut = rows.every(({ status }) => !(wordless as readonly string[]).includes(status))
  const views = isOut
    ? await readDocuments(
        db,
        rows.flatMap(({ documentId }) => documentId ?? []),
        language,
      )
    : new Map()
  const rates = await ratesKnownAt(db, openedAt)
  const now = await databaseNow(db)
  const bids = rows.map((row): ComparedBid => {
    const facts = JSON.parse(row.factsJson!) as OfferFacts
    const vendor = { status: row.companyStatus, verifiedUntil: row.verifiedUntil }
    const view = row.documentId ? views.get(row.documentId) : undefined
    return {
      ref: row.ref,
      status: row.status,
      company: {
        ...{ ref: row.companyRef, nameZh: row.nameZh, nameEn: row.nameEn, cityZh: row.cityZh, cityEn: row.cityEn },
        trust: trustOf({ ...vendor, isVerified: isVerified(vendor, now) }),
      },
      currency: row.currency!,
      totalMinor: row.totalMinor!,
      ...inOthers(row.totalMinor!, row.currency!, rates),
      weeks: row.weeks ?? 0,
      teamSize: row.teamSize ?? 0,
      validityDays: facts.validityDays,
      mustCovered: row.mustCovered ?? 0,
      mustTotal: row.mustTotal ?? 0,
      coverage: coverageOf(facts),
      milestones: facts.milestones,
      together: facts.together ?? null,
      submittedAt: row.submittedAt,
      version: row.version,
      commitment: row.commitment ?? '',
      disqualifiedReason: row.disqualifiedReason,
      words: view ? wordsOf(view) : null,
      nonce: view ? row.nonceOpened : null,
    }
  })
  return inOrder(bids)
}

/** When the originals go out together at the latest, if the translations are not all verified by then. */
export const gateOpensAt = (openedAt: InstantText): InstantText => addCommonWorkingDays(openedAt, gateWorkingDays)
