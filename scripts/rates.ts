import { enterRate } from '~/corridors/commands.server'
import type { refusalOf } from '~/corridors/corridor'
import { db } from '~/platform/database.server'
import type { Currency } from '~/platform/money'

/**
 * `npm run rates -- USD CNY 7.1042 2026-11-20 "PBOC central parity"`: enters one dated rate, for a timer that reads a bank's page.
 * Says what is wrong and ends with 65 when it is refused.
 */
const [base, quote, rate, date, ...source] = process.argv.slice(2)
if (!base || !quote || !rate || !date || source.length === 0) {
  process.stderr.write('usage: npm run rates -- BASE QUOTE RATE YYYY-MM-DD SOURCE\n')
  process.exit(64)
}

const entry = { base: base as Currency, quote: quote as Currency, rate, date, source: source.join(' ') }
const entered = await enterRate(db, { actorId: null, rate: entry })
await db.destroy()
if (!entered.ok) {
  process.stderr.write(`refused: ${entered.reason} (${refusalMeaning(entered.reason)})\n`)
  process.exit(65)
}
process.stdout.write(`1 ${base} = ${rate} ${quote} on ${date}\n`)

function refusalMeaning(reason: NonNullable<ReturnType<typeof refusalOf>> | 'exists'): string {
  const meanings: Record<typeof reason, string> = {
    badPair: 'the pair must be two different ones of CNY, INR and USD',
    badRate: 'the rate must be digits with a decimal point',
    badDay: 'the day must be YYYY-MM-DD',
    future: 'the day has not come yet in China',
    noSource: 'the source is missing',
    wild: 'more than half away from the last rate of the pair: check the digits',
    exists: 'this pair has a rate for this day; rates are never overwritten',
  }
  return meanings[reason]
}
