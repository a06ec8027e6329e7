import { useWords } from '~/platform/i18n/words'
import { formatCount } from './format-count'

/** How much of a known amount is done; without `value` it says only that work is under way. */
export function Progress({ label, value, max }: { label: string; value?: number; max: number }) {
  const { t, language } = useWords()
  const share = value === undefined ? undefined : Math.max(0, Math.min(100, max > 0 ? (100 * value) / max : 0))
  return (
    <div className="max-w-reading">
      <div className="mb-1 flex justify-between gap-4 text-sm">
        <span>{label}</span>
        {value === undefined ? null : (
          <span className="shrink-0 text-ink-soft tabular-nums">
            {t('common:progress.of', { value: formatCount(value, language), max: formatCount(max, language) })}
          </span>
        )}
      </div>
      <progress className="sr-only" max={max} value={value} aria-label={label} />
      <svg width="100%" height="8" aria-hidden="true" className="block rounded-full bg-sunken">
        <rect width={share === undefined ? '30%' : `${share.toFixed(1)}%`} height="8" rx="4" className="fill-river" />
      </svg>
    </div>
  )
}
