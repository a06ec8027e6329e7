import { useWords } from '~/platform/i18n/words'

export const fourSteps = ['write', 'translate', 'bid', 'choose'] as const

/** How a request becomes an order, in four steps: the numbers are part of the text. */
export function FourSteps({ as: Heading = 'h3' }: { as?: 'h2' | 'h3' }) {
  const { t } = useWords()
  return (
    <ol className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
      {fourSteps.map((step, index) => (
        <li key={step} className="border-line border-t-2 pt-3">
          <span className="font-semibold text-river tabular-nums">{index + 1}</span>
          <Heading className="mt-1 text-lg">{t(`home:step.${step}.title`)}</Heading>
          <p className="mt-1.5 text-ink-soft text-sm">{t(`home:step.${step}.body`)}</p>
        </li>
      ))}
    </ol>
  )
}
