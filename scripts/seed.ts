import { databaseNow } from '#db/clock'
import { seed } from '#db/seed'
import { buyerPeople, staff, vendorPeople } from '#db/seed/people'
import { demoPassword } from '~/accounts/account'
import { config } from '~/platform/config.server'
import { db } from '~/platform/database.server'
import { jobHandlers } from '~/worker.server'

/**
 * Fills an empty database with the demonstration's corridors; with `--accounts` only says whom to sign in as. Outside a
 * demonstration it wants `--force-empty` (and nobody can sign in with the known password there).
 */
const wishes = process.argv.slice(2)
if (wishes.includes('--accounts')) process.stdout.write(accounts())
else await fill()
await db.destroy()

async function fill(): Promise<void> {
  if (!config.demo && !wishes.includes('--force-empty')) {
    return refuse('this is not a demonstration (DEMO=1). Invented companies do not belong among real ones.', 64)
  }
  const somebody = await db.selectFrom('person').select('id').limit(1).executeTakeFirst()
  if (somebody) return refuse('the database has people already. The demonstration begins in an empty one.', 65)
  const began = performance.now()
  const report = (line: string) => void process.stdout.write(`${line}\n`)
  await seed(db, { now: await databaseNow(db), jobHandlers, report })
  report(`seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

function refuse(why: string, code: number): void {
  process.stderr.write(`Not seeded: ${why}\n`)
  process.exitCode = code
}

/** One account for each way to use the portal, and a second moderator: nobody reviews their own translation. */
function accounts(): string {
  const shown = [
    ['buyer', '需求方', 'li-wei'],
    ['vendor', '服务商', 'kulkarni'],
    ['moderator', '审核员', 'mod-lin'],
    ['moderator', '审核员', 'mod-ananya'],
    ['operator', '运营员', 'operator'],
    ['auditor', '审计员', 'auditor'],
  ] as const
  const people = [...buyerPeople, ...vendorPeople, ...staff]
  const lines = shown.map(([role, inChinese, key]) => {
    const person = people.find((each) => each.key === key)
    return `    ${role.padEnd(10)} ${inChinese}   ${person?.email.padEnd(48)} ${person?.name}`
  })
  return `\n  Sign in with the password  ${demoPassword}\n\n${lines.join('\n')}\n`
}
