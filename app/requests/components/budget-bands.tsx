import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { formatMoneyCompactly } from '~/platform/money'
import { countText } from '~/ui/format-count'
import { PageLink } from '~/ui/page-link'
import { budgetBands } from '../board/band'
import { boardSearch, type Filters } from '../board/filters'
import { rangeText } from '../budget'

interface BudgetBandsProps {
  filters: Filters
  counts: { of: Readonly<Record<string, number>>; leasts: readonly string[] }
}

/** Round bands of budgets with how many requests there are in each, as links: whoever wants other amounts types them. */
export function BudgetBands({ filters, counts }: BudgetBandsProps) {
  const { t, language } = useWords()
  const say = (amount: number) => formatMoneyCompactly(amount, filters.currency, language)
  const bands = budgetBands(filters.currency).flatMap(([min, max], index) => {
    const many = counts.of[`budget ${index}`] ?? 0
    const isChosen = filters.min === min && filters.max === max
    if (many === 0 && !isChosen) return []
    const label =
      min === null
        ? t('requests:board.band.below', { amount: say(max!) })
        : max === null
          ? t('requests:board.band.above', { amount: say(min) })
          : rangeText([min, max], filters.currency, language)
    return [{ min, max, isChosen, label: `${label} · ${countText(many, counts.leasts.includes('budget'), language)}` }]
  })
  if (bands.length === 0) return null
  return (
    <ul className="mt-1 text-sm">
      {bands.map(({ min, max, isChosen, label }) => (
        <li key={label}>
          <PageLink
            to={`/${segmentOf(language)}/requests${boardSearch(filters, language, { min, max })}`}
            aria-current={isChosen ? 'true' : undefined}
            className="inline-flex min-h-11 items-center tabular-nums aria-[current]:font-semibold"
          >
            {label}
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
