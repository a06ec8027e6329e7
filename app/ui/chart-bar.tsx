import { useId } from 'react'
import { useWords } from '~/platform/i18n/words'

export interface Bar {
  label: string
  value: number
  /** The value as the reader should see it (money, counts), already formatted. */
  shown: string
}

const rowHeight = 52

/**
 * Horizontal bars, drawn on the server. Widths are percentages of the drawing, letters keep their size, so it fits a phone as well.
 * A title, a description and the figures as a table belong to it.
 */
export function ChartBar({
  title,
  description,
  bars,
  labelHeader,
  valueHeader,
}: {
  title: string
  description: string
  bars: readonly Bar[]
  labelHeader: string
  valueHeader: string
}) {
  const { t } = useWords()
  const id = useId()
  const most = Math.max(0, ...bars.map((bar) => bar.value))
  return (
    <figure className="max-w-reading">
      <figcaption className="mb-2 font-semibold">{title}</figcaption>
      <svg
        width="100%"
        height={bars.length * rowHeight}
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        className="block text-sm"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {bars.map((bar, index) => {
          const share = most > 0 ? (100 * Math.max(0, bar.value)) / most : 0
          return (
            <g key={bar.label}>
              <text x="0" y={index * rowHeight + 16} className="fill-ink">
                {bar.label}
              </text>
              <text x="100%" y={index * rowHeight + 16} textAnchor="end" className="fill-ink font-semibold tabular-nums">
                {bar.shown}
              </text>
              <rect x="0" y={index * rowHeight + 24} width="100%" height="14" rx="3" className="fill-sunken" />
              <rect x="0" y={index * rowHeight + 24} width={`${share.toFixed(2)}%`} height="14" rx="3" className="fill-river" />
            </g>
          )
        })}
      </svg>
      <details className="mt-1 text-sm">
        <summary className="inline-flex min-h-11 items-center text-river">{t('common:chart.table')}</summary>
        <table className="w-full border-collapse">
          <caption className="sr-only">{title}</caption>
          <thead>
            <tr className="border-line border-b text-start text-ink-soft">
              <th scope="col" className="py-1 text-start font-semibold">
                {labelHeader}
              </th>
              <th scope="col" className="py-1 text-end font-semibold">
                {valueHeader}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar) => (
              <tr key={bar.label} className="border-line border-b">
                <th scope="row" className="py-1 text-start font-normal">
                  {bar.label}
                </th>
                <td className="py-1 text-end tabular-nums">{bar.shown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
