import { type Corridor, nameOf } from '~/corridors/corridor'
import type { Language } from '~/platform/i18n/language'
import { type Currency, convert, type Rate } from '~/platform/money'
import type { Range } from '../budget'
import type { BoardCardData } from '../components/board-card'
import type { Card } from './queries.server'

interface Reader {
  corridors: readonly Pick<Corridor, 'id' | 'nameZh' | 'nameEn'>[]
  rates: readonly Rate[]
  language: Language
  /** What the reader counts in. */
  currency: Currency
}

/** Cards as a page shows them: corridors by name, budgets also in the reader's currency. */
export function boardCards(
  cards: readonly (Card & Pick<BoardCardData, 'marks'>)[],
  { corridors, rates, language, currency }: Reader,
): BoardCardData[] {
  return cards.map((card) => {
    const corridor = corridors.find(({ id }) => id === card.corridorId)
    return {
      ref: card.ref,
      title: card.title,
      summary: card.summary,
      provenance: card.provenance,
      vertical: card.vertical,
      technologies: card.technologies,
      corridor: corridor ? nameOf(corridor, language) : null,
      currency: card.currency,
      isTogether: card.mode === 'build',
      budget: [card.budgetMin, card.budgetMax],
      converted: converted([card.budgetMin, card.budgetMax], card.currency, currency, rates),
      deadlineAt: card.deadlineAt,
      suspendedAt: card.suspendedAt,
      ...(card.marks ? { marks: card.marks } : {}),
    }
  })
}

function converted(range: Range, from: Currency, wanted: Currency, rates: readonly Rate[]): BoardCardData['converted'] {
  // Who counts in the budget's own currency is told dollars.
  const to = wanted === from ? 'USD' : wanted
  return to === from ? null : (convertRange(range, from, to, rates)?.said ?? null)
}

/** A band in another currency and the day of the rate; null without a rate. */
export function convertRange([low, high]: Range, from: Currency, to: Currency, rates: readonly Rate[]) {
  const [one, other] = [low, high].map((amount) => (amount === null ? null : convert(amount, from, to, rates)))
  const known = other ?? one
  return known ? { said: { currency: to, range: [one?.minor ?? null, other?.minor ?? null] as Range }, date: known.date } : null
}
