import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { record } from '~/audit/record.server'
import { touchPublicPages } from '~/platform/public-version.server'
import { touchSearch } from '~/platform/search-queue.server'
import type { Capabilities } from './capability'

interface Statement {
  /** The vendor's owner. */
  actor: { personId: string; companyId: string }
  capabilities: Capabilities
}

/** Keeps what a vendor states of itself. It is its own word: the pages say so. */
export function stateCapabilities(db: Db, { actor, capabilities }: Statement) {
  return inTransaction(db, async (tx) => {
    const { companyId } = actor
    const owned = await tx
      .selectFrom('company')
      .innerJoin('membership', 'membership.companyId', 'company.id')
      .select('company.id')
      .where('company.id', '=', companyId)
      .where('company.kind', '=', 'vendor')
      .where('membership.personId', '=', actor.personId)
      .where('membership.role', '=', 'owner')
      .executeTakeFirst()
    if (!owned) return { ok: false, reason: 'notYours' } as const
    const row = { verticalsJson: JSON.stringify(capabilities.verticals), teamSize: capabilities.teamSize, updatedAt: await databaseNow(tx) }
    await tx
      .insertInto('companyCapability')
      .values({ companyId, ...row })
      .onConflict((conflict) => conflict.column('companyId').doUpdateSet(row))
      .execute()
    await tx.deleteFrom('companyCertificate').where('companyId', '=', companyId).execute()
    const certificates = capabilities.certificates.map((each, ordinal) => ({ companyId, ordinal, ...each }))
    if (certificates.length > 0) await tx.insertInto('companyCertificate').values(certificates).execute()
    await record(tx, { actorId: actor.personId, event: 'company.capabilitiesStated', subjectType: 'company', subjectId: companyId })
    await touchPublicPages(tx)
    await touchSearch(tx, 'company', companyId)
    return { ok: true } as const
  })
}
