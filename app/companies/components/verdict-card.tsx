import type { ComponentProps } from 'react'
import { useWords } from '~/platform/i18n/words'
import { Icon } from '~/ui/icon'
import { VerdictForm } from './verdict-form'

/** A decision folded away until it is wanted; the likeliest one stands open. */
export function VerdictCard({ isOpen, ...form }: ComponentProps<typeof VerdictForm> & { isOpen: boolean }) {
  const { t } = useWords()
  return (
    <details open={isOpen} className="group rounded-lg border border-line bg-surface p-4 shadow-raised sm:p-5">
      <summary className="summary-plain flex min-h-11 cursor-pointer items-center justify-between gap-3 font-semibold text-lg">
        {t(`companies:verdict.${form.verdict}.title`)}
        <Icon name="chevron-down" className="text-ink-faint group-open:rotate-180" />
      </summary>
      <div className="mt-3">
        <VerdictForm {...form} />
      </div>
    </details>
  )
}
