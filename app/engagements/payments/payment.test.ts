import { expect, test } from 'vitest'
import { doubtOf, paidOf } from './payment'

const facts = [
  { kind: 'invoiced', amountMinor: 1_000 },
  { kind: 'sent', amountMinor: 900 },
] as const
const doubt = (kind: 'invoiced' | 'sent' | 'received', amountMinor: number) => doubtOf({ kind, amountMinor }, { priceMinor: 1_000, facts })

test('an invoice is held against the price, an arrival against what the buyer states as sent; less is never doubted', () => {
  expect([doubt('invoiced', 1_000), doubt('invoiced', 1_001)]).toEqual([null, 'abovePrice'])
  expect([doubt('received', 900), doubt('received', 901)]).toEqual([null, 'aboveSent'])
  // The buyer says what it has sent, whatever was invoiced.
  expect(doubt('sent', 5_000)).toBeNull()
})

test('what counts as paid is no more than either side states', () => {
  const paid = (amountMinor: number) => paidOf({ kind: 'received', amountMinor }, facts)
  expect([paid(850), paid(900), paid(10 ** 15)]).toEqual([850, 900, 900])
})
