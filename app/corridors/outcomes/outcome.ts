import type { OutcomeAmount, OutcomeSpan, OutcomeSumTable } from '#db/schema'
import { type Currency, convert, currencies, type Rate } from '~/platform/money'

/**
 * The figures of a corridor, each defined here and nowhere else; the page says the same in words. A year is China's calendar year of the deed.
 *
 * - `awarded`: price of the chosen bid, when it is chosen.
 * - `contracted`: price of a contract, when the second side has signed; then each agreed change order, when it is agreed. An
 *   early end takes nothing back: `accepted` and `paid` say what came of it.
 * - `accepted`: price of a milestone, when its buyer has found every criterion met.
 * - `paid`: of each payment what both sides state, the lower of what its buyer states as sent and its vendor as received, on the day that the vendor
 *   states; a correction takes the place of what it corrects.
 */
export const amountKinds = ['awarded', 'contracted', 'accepted', 'paid'] as const satisfies readonly OutcomeAmount[]

/**
 * What is counted, with the whole days that it took: `published` a request (no days), `award` from its publication, `contract` from the award to
 * the second signature, `acceptance` of a milestone from its delivery, `completion` of an engagement from the second signature.
 */
export const spanKinds = ['published', 'award', 'contract', 'acceptance', 'completion'] as const satisfies readonly OutcomeSpan[]

/** A figure is out only when it comes from so many engagements, of so many buyers and so many vendors. */
export const fewest = 3

export type Sum = Pick<OutcomeSumTable, 'kind' | 'currency' | 'amountMinor' | 'engagements' | 'buyers' | 'vendors'>

/** An amount as it may be shown: nothing there, too few to say, or so much. */
export type Shown = { state: 'none' } | { state: 'few' } | { state: 'shown'; minor: number }

export const isManyEnough = ({ engagements, buyers, vendors }: Omit<Sum, 'kind' | 'currency' | 'amountMinor'>): boolean =>
  Math.min(engagements, buyers, vendors) >= fewest

/** What everybody may read of a sum: rounded to two figures, so that one more contract does not tell its price by the difference. */
export function publicly(sum: Sum | undefined): Shown {
  if (!sum || sum.engagements === 0) return { state: 'none' }
  return isManyEnough(sum) ? { state: 'shown', minor: roundedTo(2, sum.amountMinor) } : { state: 'few' }
}

/** What the operator and the auditor read. */
export const exactly = (sum: Sum | undefined): Shown =>
  !sum || sum.engagements === 0 ? { state: 'none' } : { state: 'shown', minor: sum.amountMinor }

/** Rounded half away from zero to so many significant figures. */
export function roundedTo(figures: number, value: number): number {
  const unit = 10 ** Math.max(0, String(Math.abs(Math.trunc(value))).length - figures)
  return Math.sign(value) * Math.round(Math.abs(value) / unit) * unit
}

export interface AmountRow {
  kind: OutcomeAmount
  byCurrency: Record<Currency, Shown>
  /** All that is shown of it in US cents; null where nothing is shown or no rate leads there. */
  usdMinor: number | null
  /** The oldest rate that went in. */
  rateDate: string | null
  /** Some of it is not in the total, because it may not be shown or cannot be converted. */
  isPartly: boolean
}

/** The amounts of a year as a table; `show` decides what its reader may know. */
export function amountRows(sums: readonly Sum[], rates: readonly Rate[], show: (sum: Sum | undefined) => Shown): AmountRow[] {
  // A total is no more exact than what went into it.
  const total = (minor: number) => (show === publicly ? roundedTo(2, minor) : minor)
  return amountKinds.map((kind) => {
    const cells = currencies.map(
      (currency) => [currency, show(sums.find((each) => each.kind === kind && each.currency === currency))] as const,
    )
    const converted = cells.flatMap(([currency, shown]) => (shown.state === 'shown' ? [convert(shown.minor, currency, 'USD', rates)] : []))
    const known = converted.filter((each) => each !== null)
    return {
      kind,
      byCurrency: Object.fromEntries(cells) as AmountRow['byCurrency'],
      usdMinor: known.length > 0 ? total(known.reduce((sum, { minor }) => sum + minor, 0)) : null,
      rateDate: known.flatMap(({ date }) => date ?? []).sort()[0] ?? null,
      isPartly: known.length < converted.length || cells.some(([, { state }]) => state === 'few'),
    }
  })
}

export interface SpanRow {
  kind: OutcomeSpan
  many: number
  /** Median of the whole days; null for what takes none, and where there are too few to say. */
  days: number | null
}

/** Counts and medians from how many took how many days. */
export function spanRows(spans: readonly { kind: OutcomeSpan; days: number; many: number }[], least = fewest): SpanRow[] {
  return spanKinds.map((kind) => {
    const own = spans.filter((each) => each.kind === kind)
    const many = own.reduce((sum, each) => sum + each.many, 0)
    return { kind, many, days: kind === 'published' || many < least ? null : medianOf(own) }
  })
}

/** The middle one; of an even number the mean of the two in the middle. Null of nothing. */
export function medianOf(histogram: readonly { days: number; many: number }[]): number | null {
  const sorted = [...histogram].sort((a, b) => a.days - b.days)
  const total = sorted.reduce((sum, { many }) => sum + many, 0)
  if (total === 0) return null
  const at = (index: number): number => {
    let passed = 0
    for (const { days, many } of sorted) {
      passed += many
      if (index < passed) return days
    }
    return sorted.at(-1)!.days
  }
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2
}

export interface JobsRow {
  side: 'buyer' | 'vendor'
  /** Tenths of a full-time equivalent. */
  jobsChina: number
  jobsIndia: number
  training: number
  engagements: number
}

/** Whether the two sides' figures differ, where both have stated some. */
export const doJobsDiffer = (rows: readonly JobsRow[]): boolean => {
  const [buyer, vendor] = [rows.find(({ side }) => side === 'buyer'), rows.find(({ side }) => side === 'vendor')]
  if (!buyer || !vendor) return false
  return (['jobsChina', 'jobsIndia', 'training'] as const).some((name) => buyer[name] !== vendor[name])
}

/** The year of China's calendar that a day lies in. */
export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** A year as an address names it; null for anything else. */
export const readYear = (text: string | null): number | null => (/^20\d\d$/.test(text ?? '') ? Number(text) : null)
