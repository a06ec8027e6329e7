import { databaseNow, days, hours, plusMs } from '#db/clock'
import type { Db, Tx } from '#db/connect'
import type { MailTokenTable } from '#db/schema'
import { sha256Hex } from '~/audit/record.server'
import { sendLetter } from '~/notifications/commands.server'
import type { Values } from '~/notifications/notification'
import type { Language } from '~/platform/i18n/language'
import { hashOfToken, newSeed, tokenOf } from '~/platform/sealed-link.server'
import { isWithin, limits } from '~/platform/throttle.server'

type TokenKind = MailTokenTable['kind']

/** Whoever asks for a new password sits there; who was invited may be asleep (record “An invitation outlives a night” in ARCHITECTURE.md). */
const lifeMs: Record<TokenKind, number> = { verifyEmail: hours(24), resetPassword: hours(1), invitation: days(1) }

const paths: Record<TokenKind, string> = {
  verifyEmail: '/verify-email',
  resetPassword: '/reset-password',
  invitation: '/invitations',
}

interface Link {
  kind: TokenKind
  /** Kind of the letter, when it is not the token's. */
  letter?: string
  email: string
  language: Language
  personId?: string | null
  companyId?: string | null
  values?: Values
}

/** Makes a single-use link and enqueues the letter that carries it. */
export async function mailLink(tx: Tx, { kind, letter, email, language, personId, companyId, values }: Link): Promise<void> {
  const seed = await makeToken(tx, { kind, email, personId: personId ?? null, companyId: companyId ?? null })
  await sendLetter(tx, { to: email, language, kind: letter ?? kind, values, path: paths[kind], seed })
}

/** Makes a single-use token and answers its seed; `tokenOf(seed)` is what the link carries. */
export async function makeToken(
  tx: Tx,
  { kind, email, personId, companyId }: Pick<MailTokenTable, 'kind' | 'email' | 'personId' | 'companyId'>,
): Promise<string> {
  const seed = newSeed()
  const now = await databaseNow(tx)
  await tx
    .insertInto('mailToken')
    .values({
      id: hashOfToken(tokenOf(seed)),
      kind,
      personId,
      companyId,
      email,
      createdAt: now,
      expiresAt: plusMs(now, lifeMs[kind]),
      usedAt: null,
    })
    .execute()
  return seed
}

/** Uses a token up. One guarded UPDATE: of fifty uses at once, one gets the token, the others get nothing. */
export async function useToken(tx: Tx, kind: TokenKind, token: string): Promise<UsedToken | undefined> {
  const now = await databaseNow(tx)
  return tx
    .updateTable('mailToken')
    .set({ usedAt: now })
    .where('id', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .returning(['id', 'personId', 'companyId', 'email'])
    .executeTakeFirst()
}

export type UsedToken = Pick<MailTokenTable, 'id' | 'personId' | 'companyId' | 'email'>

/** Uses up whatever is left of a person's tokens of a kind: after a reset, older reset links are dead. */
export async function spendTokens(tx: Tx, kind: TokenKind, personId: string): Promise<void> {
  const now = await databaseNow(tx)
  await tx
    .updateTable('mailToken')
    .set({ usedAt: now })
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('usedAt', 'is', null)
    .execute()
}

/** Of all invitations to an address into one company (or to the staff), only the newest opens the door: sending another ends the one before. */
export async function endInvitations(tx: Tx, { email, companyId }: { email: string; companyId: string | null }): Promise<void> {
  const open = tx
    .updateTable('mailToken')
    .set({ usedAt: await databaseNow(tx) })
    .where('kind', '=', 'invitation')
    .where('email', '=', email)
    .where('usedAt', 'is', null)
  await (companyId === null ? open.where('companyId', 'is', null) : open.where('companyId', '=', companyId)).execute()
}

/** Whether an address may be written to again: 2 letters an hour, 5 a day, whoever asks for them. */
export async function mayMail(db: Db, email: string): Promise<boolean> {
  const address = sha256Hex(email)
  const isWithinHour = await isWithin(db, limits.mailsPerHour, address)
  return isWithinHour && (await isWithin(db, limits.mailsPerDay, address))
}
