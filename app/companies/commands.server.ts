import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { CompanyKind, CompanyTable, LanguageTag } from '#db/schema'
import { record } from '~/audit/record.server'
import { newId, newRef } from '~/platform/ids'
import { touchPublicPages } from '~/platform/public-version.server'
import { touchSearch } from '~/platform/search-queue.server'
import { parseName, skeleton } from '~/platform/text'
import { isDivisionOf, technologies } from '~/requests/request'
import { completeCity } from './city'
import { legalNameOf } from './company'
import { panBelongsToGstin, panOfGstin, parseCin, parseGstin, parseLlpin, parsePan, parsePhone, parseUscc } from './identifiers'
import { takenBy } from './queries.server'
import { type CompanyFacts, keptPhone } from './registration-form'
import { moveCompany } from './verification/commands.server'

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
  /** Taken from the GSTIN when left out; must agree with it otherwise. */
  pan?: string | undefined
  cin?: string | undefined
  llpin?: string | undefined
  cityZh?: string | undefined
  cityEn?: string | undefined
  corridorId?: string | null | undefined
  vertical?: CompanyTable['vertical'] | undefined
  division?: string | null | undefined
  technologies?: readonly string[] | undefined
  website?: string | undefined
  contactName?: string | undefined
  contactEmail?: string | undefined
  contactPhone?: string | undefined
}

export type RegistrationRefusal = 'badIdentifier' | 'badName' | 'badPhone' | 'identifierTaken' | 'nameTaken'

/** Enters a company and its owner. It is `registered`: a moderator has not confirmed anything yet. */
export async function registerCompany(
  tx: Tx,
  registration: CompanyRegistration,
): Promise<{ ok: true; companyId: string; ref: string } | { ok: false; reason: RegistrationRefusal }> {
  const { kind, ownerId, vertical = null, division } = registration
  const identifiers = identifiersOf(registration)
  if (!identifiers) return { ok: false, reason: 'badIdentifier' }
  const names = namesOf(registration)
  if (!names) return { ok: false, reason: 'badName' }
  const country = kind === 'buyer' ? 'CN' : 'IN'
  const phone = registration.contactPhone ? parsePhone(registration.contactPhone, country) : null
  if (phone && !phone.ok) return { ok: false, reason: 'badPhone' }
  if (await takenBy(tx, identifiers)) return { ok: false, reason: 'identifierTaken' }

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
      country,
      ...names,
      nameSkeleton: skeleton(legalNameOf({ kind, ...names })),
      language: registration.language,
      ...completeCity(registration),
      corridorId: registration.corridorId ?? null,
      vertical,
      division: vertical && division && isDivisionOf(vertical, division) ? division : null,
      ...identifiers,
      technologiesJson: JSON.stringify(technologies.filter((technology) => registration.technologies?.includes(technology))),
      website: registration.website ?? '',
      contactName: registration.contactName ?? '',
      contactEmail: registration.contactEmail ?? '',
      contactPhone: phone?.ok ? keptPhone(phone) : '',
      documentId: null,
      askedAt: now,
      verifiedAt: null,
      verifiedUntil: null,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) {
    // Somebody was quicker by a moment: with the number, or with a name that looks the same.
    return { ok: false, reason: (await takenBy(tx, identifiers)) ? 'identifierTaken' : 'nameTaken' }
  }
  await tx.insertInto('membership').values({ companyId, personId: ownerId, role: 'owner', createdAt: now }).execute()
  await record(tx, { actorId: ownerId, event: 'company.registered', subjectType: 'company', subjectId: companyId, detail: { kind } })
  return { ok: true, companyId, ref }
}

export interface CompanyEdit {
  actor: { personId: string; companyId: string }
  facts: CompanyFacts
}

/** Facts that a moderator confirms on the public register. */
const confirmed = ['nameZh', 'nameEn', 'uscc', 'gstin', 'pan', 'cin', 'llpin'] as const

/**
 * The owner changes the company's facts. A verified company whose name or number changes goes back to `registered`: what was
 * confirmed is no longer what it says. A refused one asks for another check by saving.
 */
export function editCompany(db: Db, { actor, facts }: CompanyEdit) {
  return inTransaction(db, async (tx) => {
    const company = await tx
      .selectFrom('company')
      .innerJoin('membership', 'membership.companyId', 'company.id')
      .selectAll('company')
      .where('company.id', '=', actor.companyId)
      .where('membership.personId', '=', actor.personId)
      .where('membership.role', '=', 'owner')
      .executeTakeFirst()
    if (!company) return { ok: false, reason: 'notYours' } as const
    const taken = await takenBy(tx, facts, company.id)
    if (taken) return { ok: false, reason: 'identifierTaken', field: taken } as const
    const nameSkeleton = skeleton(legalNameOf({ kind: company.kind, ...facts }))
    const namesake = await tx
      .selectFrom('company')
      .select('id')
      .where('nameSkeleton', '=', nameSkeleton)
      .where('id', '<>', company.id)
      .executeTakeFirst()
    if (namesake) return { ok: false, reason: 'nameTaken', field: company.kind === 'buyer' ? 'nameZh' : 'nameEn' } as const

    const now = await databaseNow(tx)
    const changed = confirmed.filter((name) => company[name] !== facts[name])
    const isSentBack = company.status === 'verified' && changed.length > 0
    const asksAgain = company.status === 'registered' && (company.askedAt === null || changed.length > 0)
    const { technologies: chosen, ...columns } = facts
    const isMoved = await moveCompany(tx, company, isSentBack ? 'registered' : company.status, {
      ...columns,
      nameSkeleton,
      technologiesJson: JSON.stringify(chosen),
      ...(isSentBack || asksAgain ? { askedAt: now } : {}),
      // A suspended company that calls itself otherwise has nothing to return to.
      ...(changed.length > 0 ? { verifiedAt: null, verifiedUntil: null } : {}),
    })
    if (!isMoved) return { ok: false, reason: 'changedMeanwhile' } as const
    await record(tx, {
      actorId: actor.personId,
      event: isSentBack ? 'company.sentBack' : 'company.edited',
      subjectType: 'company',
      subjectId: company.id,
      detail: { confirmedFactsChanged: changed },
    })
    await touchPublicPages(tx)
    await touchSearch(tx, 'company', company.id)
    return { ok: true, isSentBack, isAskedAgain: isSentBack || asksAgain } as const
  })
}

/** Names in one Unicode form; null when one hides something or both are missing. */
function namesOf({ nameZh = '', nameEn = '' }: CompanyRegistration): { nameZh: string; nameEn: string } | null {
  const read = [nameZh, nameEn].map((name) => (name.trim() === '' ? '' : parseName(name, longestName)))
  const values = read.map((name) => (name === '' ? '' : name.ok ? name.value : null))
  if (values.includes(null) || values.every((value) => value === '')) return null
  return { nameZh: values[0]!, nameEn: values[1]! }
}
const longestName = 120

/** What was typed as numbers, checked; `null` when one is wrong or the one that a kind needs is missing. */
function identifiersOf({ kind, uscc, gstin, pan, cin, llpin }: CompanyRegistration) {
  const read = {
    uscc: uscc ? parseUscc(uscc) : null,
    gstin: gstin ? parseGstin(gstin) : null,
    pan: pan ? parsePan(pan) : null,
    cin: cin ? parseCin(cin) : null,
    llpin: llpin ? parseLlpin(llpin) : null,
  }
  if (Object.values(read).some((identifier) => identifier && !identifier.ok)) return null
  const value = (name: keyof typeof read) => (read[name]?.ok ? read[name].value : null)
  const known = value('gstin')
  const stated = value('pan')
  if (kind === 'buyer' ? !value('uscc') : !known) return null
  if (stated && known && !panBelongsToGstin(stated, known)) return null
  return { uscc: value('uscc'), gstin: known, pan: known && panOfGstin(known), cin: value('cin'), llpin: value('llpin') }
}
