import { useId } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Table } from './table'

export interface Bar {
  /** Unique; what stands under the bar and in the table. */
  label: string
  value: number
  /** The value as people read it. */
  text: string
}

const [width, height, gap, foot] = [640, 160, 6, 22]

/** Bars drawn on the server, with a title and a description for those who do not see them, and the same as a table. */
export function BarChart({
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
  const most = Math.max(1, ...bars.map(({ value }) => value))
  const step = width / Math.max(1, bars.length)
  const room = height - foot
  return (
    <figure className="mb-6">
      <figcaption className="mb-2 font-semibold">{title}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}-title ${id}-description`} className="w-full max-w-reading">
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <line x1={0} x2={width} y1={room} y2={room} className="stroke-line-strong" />
        {bars.map(({ label, value, text }, index) => {
          const tall = Math.round((value / most) * (room - 20))
          const middle = step * (index + 0.5)
          return (
            <g key={label}>
              <rect x={step * index + gap / 2} y={room - tall} width={step - gap} height={tall} className="fill-river" />
              {value === most ? (
                <text x={middle} y={room - tall - 6} textAnchor="middle" className="fill-ink text-xs">
                  {text}
                </text>
              ) : null}
              {index === 0 || index === bars.length - 1 ? (
                <text
                  x={index === 0 ? 0 : width}
                  y={height - 5}
                  textAnchor={index === 0 ? 'start' : 'end'}
                  className="fill-ink-soft text-xs"
                >
                  {label}
                </text>
              ) : null}
            </g>
          )
        })}
      </svg>
      <details>
        <summary className="min-h-11 content-center text-river">{t('common:chart.asTable')}</summary>
        <Table
          caption={title}
          hideCaption
          rows={bars}
          rowKey={({ label }) => label}
          columns={[
            { key: 'label', header: labelHeader, lead: true, cell: ({ label }) => label },
            { key: 'value', header: valueHeader, align: 'end', cell: ({ text }) => text },
          ]}
        />
      </details>
    </figure>
  )
}
