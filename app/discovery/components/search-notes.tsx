import { useWords } from '~/platform/i18n/words'

interface SearchNotesProps {
  /** Hits; perhaps more, where not all were looked at. */
  total: number
  isLeast: boolean
  corrections: readonly { from: string; to: string }[]
  isPartly: boolean
}

/** How much was found, what else was looked for, and by which rule the list is ordered. */
export function SearchNotes({ total, isLeast, corrections, isPartly }: SearchNotesProps) {
  const { t } = useWords()
  return (
    <div className="mb-4 space-y-1 text-ink-soft text-sm">
      <p role="status" className="text-base text-ink">
        {t(isLeast ? 'discovery:found.atLeast' : 'discovery:found.some', { count: total })}
      </p>
      {corrections.map(({ from, to }) => (
        <p key={from}>{t('discovery:found.corrected', { from, to })}</p>
      ))}
      {isPartly ? <p>{t('discovery:found.partly')}</p> : null}
      {total > 1 ? <p>{t('discovery:found.rule')}</p> : null}
    </div>
  )
}
