import { databaseNow } from '#db/clock'
import { type Db, inTransaction } from '#db/connect'
import { notify } from '~/notifications/commands.server'
import { newId } from '~/platform/ids'
import { log } from '~/platform/log.server'
import { latestCheck, verifyChain } from './queries.server'

/** The nightly check of the whole chain, read through `reader`. A chain that broke since the last one is told to the operators once; the log says it every night. */
export async function verifyAudit(db: Db, reader: Db = db): Promise<void> {
  const verdict = await verifyChain(reader)
  const brokenNumber = verdict.ok ? null : verdict.brokenAt
  if (brokenNumber !== null) log.error({ brokenNumber }, 'the audit chain is broken')
  await inTransaction(db, async (tx) => {
    const before = await latestCheck(tx)
    const entries = verdict.ok ? verdict.entries : verdict.brokenAt - 1
    await tx
      .insertInto('auditCheck')
      .values({ id: newId(), checkedAt: await databaseNow(tx), entries, brokenNumber })
      .execute()
    if (brokenNumber === null || before?.brokenNumber === brokenNumber) return
    await notify(tx, { to: { staff: 'operator' }, kind: 'auditBroken', values: { number: brokenNumber }, path: '/staff/audit' })
  })
}
