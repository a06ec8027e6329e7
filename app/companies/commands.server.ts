import { databaseNow } from '#db/clock'
import type { Tx } from '#db/connect'
import type { CompanyKind, LanguageTag } from '#db/schema'
import { record } from '~/audit/record.server'
import { newId, newRef } from '~/platform/ids'
import { panOfGstin, parseCin, parseGstin, parseLlpin, parseUscc } from './identifiers'

export interface CompanyRegistration {
  kind: CompanyKind
  /** Becomes the owner. */
  ownerId: string
  /** At least one of the two. */
  nameZh?: string | undefined
  nameEn?: string | undefined
  language: LanguageTag
  uscc?: string | undefined
  gstin?: string | undefined
  cin?: string | undefined
  llpin?: string | undefined
  city?: string | undefined
  contactName?: string | undefined
  contactEmail?: string | undefined
  contactPhone?: string | undefined
}

export type RegistrationRefusal = 'badIdentifier' | 'badName' | 'identifierTaken' | 'nameTaken'

/** Enters a company and its owner. It is `registered`: a moderator has not confirmed anything yet. */
export async function registerCompany(
  tx: Tx,
  registration: CompanyRegistration,
): Promise<{ ok: true; companyId: string; ref: string } | { ok: false; reason: RegistrationRefusal }> {
  const { kind, ownerId } = registration
  const identifiers = identifiersOf(registration)
  if (!identifiers) return { ok: false, reason: 'badIdentifier' }
  const nameZh = (registration.nameZh ?? '').normalize('NFKC').trim()
  const nameEn = (registration.nameEn ?? '').normalize('NFKC').trim()
  if (nameZh === '' && nameEn === '') return { ok: false, reason: 'badName' }

  const taken = await tx
    .selectFrom('company')
    .select('id')
    .where((where) =>
      where.or(
        (['uscc', 'gstin', 'cin', 'llpin'] as const).flatMap((name) => (identifiers[name] ? [where(name, '=', identifiers[name])] : [])),
      ),
    )
    .executeTakeFirst()
  if (taken) return { ok: false, reason: 'identifierTaken' }

  const now = await databaseNow(tx)
  const companyId = newId()
  const ref = newRef('C')
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('company')
    .values({
      id: companyId,
      ref,
      kind,
      status: 'registered',
      country: kind === 'buyer' ? 'CN' : 'IN',
      nameZh,
      nameEn,
      nameSkeleton: (nameZh || nameEn).toLowerCase(),
      language: registration.language,
      city: registration.city ?? '',
      corridorId: null,
      vertical: null,
      division: null,
      ...identifiers,
      technologiesJson: '[]',
      website: '',
      contactName: registration.contactName ?? '',
      contactEmail: registration.contactEmail ?? '',
      contactPhone: registration.contactPhone ?? '',
      documentId: null,
      verifiedAt: null,
      verifiedUntil: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return { ok: false, reason: 'nameTaken' }
  await tx.insertInto('membership').values({ companyId, personId: ownerId, role: 'owner', createdAt: now }).execute()
  await record(tx, { actorId: ownerId, event: 'company.registered', subjectType: 'company', subjectId: companyId, detail: { kind } })
  return { ok: true, companyId, ref }
}

/** What was typed as numbers, checked; `null` when one is wrong or the one that a kind needs is missing. */
function identifiersOf({ kind, uscc, gstin, cin, llpin }: CompanyRegistration) {
  const read = {
    uscc: uscc ? parseUscc(uscc) : null,
    gstin: gstin ? parseGstin(gstin) : null,
    cin: cin ? parseCin(cin) : null,
    llpin: llpin ? parseLlpin(llpin) : null,
  }
  if (Object.values(read).some((identifier) => identifier && !identifier.ok)) return null
  const value = (name: keyof typeof read) => (read[name]?.ok ? read[name].value : null)
  if (kind === 'buyer' ? !value('uscc') : !value('gstin')) return null
  const known = value('gstin')
  return { uscc: value('uscc'), gstin: known, pan: known && panOfGstin(known), cin: value('cin'), llpin: value('llpin') }
}
