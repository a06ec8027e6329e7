import type { ComponentProps } from 'react'
import { useWords } from '~/platform/i18n/words'
import { VerdictForm } from './verdict-form'

/** A decision folded away until it is wanted; the likeliest one stands open. */
export function VerdictCard({ isOpen, ...form }: ComponentProps<typeof VerdictForm> & { isOpen: boolean }) {
  const { t } = useWords()
  return (
    <details open={isOpen} className="rounded-lg border border-line bg-surface p-4 shadow-raised sm:p-5">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-lg">
        {t(`companies:verdict.${form.verdict}.title`)}
      </summary>
      <div className="mt-3">
        <VerdictForm {...form} />
      </div>
    </details>
  )
}
