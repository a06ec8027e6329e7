import type { Db, Tx } from '#db/connect'
import type { Vertical } from '#db/schema'
import { type Capabilities, mostCertificates, noCapabilities } from './capability'

/** What a vendor states of itself; whether it may be shown is the caller's to say. */
export async function capabilitiesFor(db: Db | Tx, companyId: string): Promise<Capabilities> {
  const stated = await db
    .selectFrom('companyCapability')
    .select(['verticalsJson', 'teamSize'])
    .where('companyId', '=', companyId)
    .executeTakeFirst()
  if (!stated) return noCapabilities
  const certificates = await db
    .selectFrom('companyCertificate')
    .select(['name', 'expiresOn'])
    .where('companyId', '=', companyId)
    .orderBy('ordinal')
    .limit(mostCertificates)
    .execute()
  return { verticals: JSON.parse(stated.verticalsJson) as Vertical[], teamSize: stated.teamSize, certificates }
}
