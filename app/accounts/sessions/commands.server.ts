import { randomBytes } from 'node:crypto'
import { databaseNow } from '#db/clock'
import { type Db, inTransaction, type Tx } from '#db/connect'
import { record } from '~/audit/record.server'
import { hashOfToken } from '~/platform/sealed-link.server'
import { sessionEnd } from '../session'

export interface NewSession {
  personId: string
  userAgent?: string
  /** Hash of the peer's address. */
  peer?: string
  /** A session that this one takes the place of: signing in never keeps an id that was there before. */
  replaces?: string | null | undefined
}

/** Begins a session; answers the token for the cookie. The table keeps its hash only. */
export async function startSession(tx: Tx, { personId, userAgent = '', peer = '', replaces }: NewSession): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = await databaseNow(tx)
  const { staffRole } = await tx.selectFrom('person').select('staffRole').where('id', '=', personId).executeTakeFirstOrThrow()
  if (replaces) await tx.deleteFrom('session').where('id', '=', replaces).execute()
  await tx
    .insertInto('session')
    .values({
      id: hashOfToken(token),
      personId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: sessionEnd(now, now, staffRole),
      userAgent: userAgent.slice(0, 300),
      ipHash: peer,
    })
    .execute()
  return token
}

/** Signing out: the row goes, so the cookie opens nothing any more, wherever it was copied to. */
export const endSession = (db: Db, sessionId: string) => db.deleteFrom('session').where('id', '=', sessionId).execute()

/** Ends one session of a person's own list; false when it is not theirs or has ended already. */
export async function endOwnSession(db: Db, { personId, sessionId }: { personId: string; sessionId: string }): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('session')
      .where('id', '=', sessionId)
      .where('personId', '=', personId)
      .executeTakeFirst()
    if (numDeletedRows !== 1n) return false
    await record(tx, { actorId: personId, event: 'account.sessionEnded', subjectType: 'person', subjectId: personId })
    return true
  })
}

/** Ends every session of a person but one; with `except` null, all of them. */
export async function endSessions(tx: Tx, { personId, except }: { personId: string; except: string | null }): Promise<number> {
  let gone = tx.deleteFrom('session').where('personId', '=', personId)
  if (except !== null) gone = gone.where('id', '!=', except)
  const { numDeletedRows } = await gone.executeTakeFirst()
  return Number(numDeletedRows)
}

/** A person ends all other sessions of their own. */
export const endOtherSessions = (db: Db, { personId, sessionId }: { personId: string; sessionId: string }): Promise<number> =>
  inTransaction(db, async (tx) => {
    const count = await endSessions(tx, { personId, except: sessionId })
    await record(tx, {
      actorId: personId,
      event: 'account.otherSessionsEnded',
      subjectType: 'person',
      subjectId: personId,
      detail: { count },
    })
    return count
  })
