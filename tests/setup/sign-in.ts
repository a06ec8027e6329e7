import type { BrowserContext } from 'playwright-core'
import { cookieName } from '../../app/accounts/session'
import { startSession } from '../../app/accounts/sessions/commands.server'
import { type Db, inTransaction } from '../../db/connect'

/** A session for somebody who has an account: what the sign-in form gives, without its throttle. Answers the cookie's token. */
export async function sessionOf(db: Db, email: string): Promise<string> {
  const person = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return inTransaction(db, (tx) => startSession(tx, { personId: person.id, userAgent: 'test', peer: 'test' }))
}

export const cookieHeader = (token: string): string => `${cookieName(false)}=${token}`

export async function signInBrowser(context: BrowserContext, origin: string, token: string): Promise<void> {
  await context.addCookies([{ name: cookieName(false), value: token, url: origin, httpOnly: true, sameSite: 'Lax' }])
}
