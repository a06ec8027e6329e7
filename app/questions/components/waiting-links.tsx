import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import type { QuestionStatus } from '../question'
import { StatusChip } from './status-chip'

/** Beside the published questions: to a vendor the way to its own, to a moderator those that are on their way. */
export function WaitingLinks({ waiting, isVendor }: { waiting: readonly { ref: string; status: QuestionStatus }[]; isVendor: boolean }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  if (isVendor) {
    return (
      <p className="mb-4">
        <Link to={`${base}/my/questions`} className="inline-flex min-h-11 items-center">
          {t('questions:mine.title')}
        </Link>
      </p>
    )
  }
  if (waiting.length === 0) return null
  return (
    <ul className="mb-4">
      {waiting.map(({ ref, status }) => (
        <li key={ref} className="flex flex-wrap items-center gap-x-3">
          <Link to={`${base}/questions/${ref}`} className="inline-flex min-h-11 items-center">
            {ref}
          </Link>
          <StatusChip status={status} t={t} />
        </li>
      ))}
    </ul>
  )
}
