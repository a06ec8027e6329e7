import type { Currency } from '~/platform/money'
import type { Range } from '../budget'

/** Round amounts between which most budgets lie, in major units. */
const edges: Record<Currency, readonly [number, number, number]> = {
  CNY: [100_000, 300_000, 1_000_000],
  INR: [1_000_000, 3_000_000, 10_000_000],
  USD: [15_000, 50_000, 150_000],
}

/** The bands of budgets that a reader is offered, in minor units of the currency; open at both ends. */
export function budgetBands(currency: Currency): Range[] {
  const [low, middle, high] = edges[currency].map((amount) => amount * 100) as [number, number, number]
  return [
    [null, low],
    [low, middle],
    [middle, high],
    [high, null],
  ]
}
