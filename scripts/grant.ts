import { inTransaction } from '#db/connect'
import { normalisedEmail } from '~/accounts/account'
import { grantRole } from '~/accounts/roles/commands.server'
import { makeToken } from '~/accounts/tokens/commands.server'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { tokenOf } from '~/platform/sealed-link.server'

/** `npm run grant -- e-mail role`: the first operator of a portal, and the way back in when the last one is gone. */
const roles = ['moderator', 'operator', 'auditor'] as const
const usage = 'Usage: npm run grant -- name@company.com moderator|operator|auditor|none\n'

async function grant([email, wished]: string[]): Promise<string> {
  const role = roles.find((each) => each === wished) ?? null
  if (!email?.includes('@') || (role === null && wished !== 'none')) {
    process.exitCode = 64
    return usage
  }
  const granted = await grantRole(db, { email, role })
  if (granted.ok) return `${email} ${role ? `is now ${role}` : 'has no role any more'}. All sessions of the account were ended.\n`
  process.exitCode = 1
  if (granted.reason === 'hasCompany') return `${email} belongs to a company and cannot be staff: use another address.\n`
  if (granted.reason !== 'unknownPerson') return `Nothing was changed: ${granted.reason}.\n`
  const seed = await inTransaction(db, (tx) =>
    makeToken(tx, { kind: 'invitation', email: normalisedEmail(email), personId: null, companyId: null }),
  )
  return `${email} has no account yet. Open this link within 24 hours to create one, then run the command again:\n${config.origin}/en/invitations/${tokenOf(seed)}\n`
}

process.stdout.write(await grant(process.argv.slice(2)))
await db.destroy()
