import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import type { CompanyKind } from '#db/schema'
import { record, sha256Hex } from '~/audit/record.server'
import { registerCompany } from '~/companies/commands.server'
import { config } from '~/platform/config.server'
import type { Language } from '~/platform/i18n/language'
import { newId } from '~/platform/ids'
import { hashPassword, verifyPassword } from '~/platform/password-hash.server'
import { forget, isWithin, limits } from '~/platform/throttle.server'
import { demoPassword, normalisedEmail, parseIdentifier, zoneOf } from './account'
import { askToJoin, tellOwners } from './memberships/commands.server'
import { startSession } from './sessions/commands.server'
import { mailLink, mayMail, spendTokens, useToken } from './tokens/commands.server'

export interface NewPerson {
  email: string
  name: string
  passwordHash: string
  language: Language
  timeZone: string
}

/** Enters a person; `null` when the address has an account already. */
export async function createPerson(tx: Tx, { email, name, passwordHash, language, timeZone }: NewPerson): Promise<string | null> {
  const now = await databaseNow(tx)
  const id = newId()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('person')
    .values({
      id,
      email: normalisedEmail(email),
      name,
      passwordHash,
      language,
      timeZone,
      staffRole: null,
      status: 'active',
      emailVerifiedAt: null,
      consentedAt: now,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) return null
  await record(tx, { actorId: id, event: 'account.created', subjectType: 'person', subjectId: id })
  return id
}

export interface SignUp {
  kind: CompanyKind
  name: string
  email: string
  password: string
  language: Language
  timeZone?: string
  /** A new company, or one that is here already and whose owner is asked. */
  company: 'new' | 'join'
  companyName?: string
  /** The company's name for readers of the other language, if it has one already. */
  companyOtherName?: string
  /** USCC of a buyer, GSTIN of a vendor. */
  identifier: string
}

/** The address belongs to somebody: known inside, never told. */
const addressTaken = { ok: false, reason: 'addressTaken' } as const

/**
 * Creates an account with its company, or asks to join one. An address that has an account gives the same answer after the
 * same work; its owner is told by mail instead.
 */
export async function signUp(db: Db, form: SignUp) {
  const hashed = await hashPassword(form.password)
  if (!hashed.ok) return hashed
  const identifier = parseIdentifier(form.kind, form.identifier)
  if (!identifier.ok) return { ok: false, reason: 'badIdentifier' } as const
  const email = normalisedEmail(form.email)
  const isMailed = await mayMail(db, email)
  const answer = await inTransaction(db, (tx) =>
    enter(tx, form, { email, passwordHash: hashed.hash, identifier: identifier.value, isMailed }),
  )
  if (answer.ok || answer.reason !== 'addressTaken') return answer
  if (isMailed)
    await inTransaction(db, (tx) => mailLink(tx, { kind: 'resetPassword', letter: 'alreadyRegistered', email, language: form.language }))
  return { ok: true, personId: null } as const
}

async function enter(
  tx: Tx,
  form: SignUp,
  { email, passwordHash, identifier, isMailed }: { email: string; passwordHash: string; identifier: string; isMailed: boolean },
) {
  const { kind, language, name } = form
  const created = await createPerson(tx, { email, name, passwordHash, language, timeZone: form.timeZone ?? zoneOf(kind, language) })
  // For an address that is taken somebody is invented, until the refusal below rolls everything back: the company's own refusals
  // must not depend on who has an account.
  const personId =
    created ?? (await createPerson(tx, { email: `${newId()}@taken.invalid`, name, passwordHash, language, timeZone: 'UTC' }))!
  const entered =
    form.company === 'join'
      ? await askToJoin(tx, { personId, kind, identifier })
      : await registerCompany(tx, {
          kind,
          ownerId: personId,
          language,
          ...namesOf(form),
          ...(kind === 'buyer' ? { uscc: identifier } : { gstin: identifier }),
          contactName: name,
          contactEmail: email,
        })
  if (!entered.ok) return entered
  if (created === null) return addressTaken
  if (isMailed) await mailLink(tx, { kind: 'verifyEmail', email, language, personId, values: { name } })
  return { ok: true, personId: personId as string | null } as const
}

const namesOf = ({ companyName = '', companyOtherName = '' }: SignUp) =>
  /\p{Script=Han}/u.test(companyName)
    ? { nameZh: companyName, nameEn: companyOtherName }
    : { nameEn: companyName, nameZh: companyOtherName }

export interface SignIn {
  email: string
  password: string
  userAgent?: string
  peer: string
  /** Session that the browser came with, if any. */
  replaces?: string | null | undefined
}

/**
 * Signs in. A wrong password and an unknown or banned person get one answer after one and the same work; attempts are counted
 * before the password is looked at, so that a hundred at once are still five.
 */
export async function signIn(db: Db, { email, password, userAgent, peer, replaces }: SignIn) {
  const address = sha256Hex(normalisedEmail(email))
  if (!(await isWithin(db, limits.signInPerPeer, peer))) return { ok: false, reason: 'tooManyAttempts' } as const
  if (!(await isWithin(db, limits.signInPerAccount, address))) return { ok: false, reason: 'tooManyAttempts' } as const
  const person = await db
    .selectFrom('person')
    .select(['id', 'passwordHash', 'status'])
    .where('email', '=', normalisedEmail(email))
    .executeTakeFirst()
  const checked = await verifyPassword(person?.passwordHash, password)
  if (!checked.ok) return checked
  // A data directory that was once a demonstration's must not open to whoever has read the README.
  const isKnownToAll = password === demoPassword && !config.demo
  if (!person || !checked.isRight || isKnownToAll || person.status !== 'active') return { ok: false, reason: 'signIn' } as const
  await forget(db, limits.signInPerAccount, address)
  const token = await inTransaction(db, (tx) => startSession(tx, { personId: person.id, userAgent, peer, replaces }))
  return { ok: true, token, personId: person.id } as const
}

/** The person's address is theirs: by a link used, or for people whom the demonstration enters. */
export async function confirmEmail(tx: Tx, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('person')
    .set({ emailVerifiedAt: await databaseNow(tx) })
    .where('id', '=', personId)
    .where('emailVerifiedAt', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  await spendTokens(tx, 'verifyEmail', personId)
  await record(tx, { actorId: personId, event: 'account.emailVerified', subjectType: 'person', subjectId: personId })
  await tellOwners(tx, personId)
  return true
}

/** Uses up a verification link. */
export const verifyEmail = (db: Db, token: string) =>
  inTransaction(db, async (tx) => {
    const used = await useToken(tx, 'verifyEmail', token)
    if (!used?.personId) return { ok: false, reason: 'linkSpent' } as const
    await confirmEmail(tx, used.personId)
    return { ok: true, personId: used.personId } as const
  })

/** Sends the verification letter again, if there is anything to verify; answers the same in every case. */
export async function resendVerification(db: Db, email: string): Promise<{ ok: true }> {
  const address = normalisedEmail(email)
  const isMailed = await mayMail(db, address)
  return inTransaction(db, async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select(['id', 'name', 'language'])
      .where('email', '=', address)
      .where('emailVerifiedAt', 'is', null)
      .where('status', '=', 'active')
      .executeTakeFirst()
    if (person && isMailed) {
      await spendTokens(tx, 'verifyEmail', person.id)
      await mailLink(tx, {
        kind: 'verifyEmail',
        email: address,
        language: person.language,
        personId: person.id,
        values: { name: person.name },
      })
    }
    return { ok: true } as const
  })
}

/** How a person is called, and the language and clock of what the portal writes to them. */
export const changeDetails = (
  db: Db,
  { personId, name, language, timeZone }: { personId: string; name: string; language: Language; timeZone: string },
) =>
  inTransaction(db, async (tx) => {
    await tx.updateTable('person').set({ name, language, timeZone }).where('id', '=', personId).execute()
    await record(tx, { actorId: personId, event: 'account.detailsChanged', subjectType: 'person', subjectId: personId })
    return { ok: true } as const
  })
