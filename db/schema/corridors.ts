import type { Currency, DayText, Flag, InstantText } from './columns'

export interface CorridorTable {
  id: string
  slug: string
  nameZh: string
  nameEn: string
  descriptionZh: string
  descriptionEn: string
  isOpen: Flag
  ordinal: number
  createdAt: InstantText
}

/** Units of `quote` for one unit of `base` on a day, as a decimal string. */
export interface ExchangeRateTable {
  id: string
  base: Currency
  quote: Currency
  rate: string
  day: DayText
  source: string
  enteredBy: string | null
  createdAt: InstantText
}

export interface CorridorsTables {
  corridor: CorridorTable
  exchangeRate: ExchangeRateTable
}
