import { useWords } from '~/platform/i18n/words'
import { figureText } from '../figures/figure'

/** A few numbers that were counted, large, each with what it counts. */
export function Figures({ figures }: { figures: readonly { label: string; many: number }[] }) {
  const { language } = useWords()
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-5 sm:grid-cols-4">
      {figures.map(({ label, many }) => (
        <div key={label} className="flex flex-col border-river border-s-3 ps-3">
          <dt className="order-2 text-ink-soft text-sm">{label}</dt>
          <dd className="order-1 font-semibold text-2xl tabular-nums leading-tight">{figureText(many, language)}</dd>
        </div>
      ))}
    </dl>
  )
}
