import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import type { DocumentView } from '~/translations/document'
import { Instant } from '~/ui/instant'
import type { Removed } from '../queries.server'
import type { Part } from '../review'

/** Words of a review or of its answer, with where they come from; what was taken down leaves a note with the reason. */
export function ReviewWords({ view, part, removed }: { view: DocumentView | null; part: Part; removed: Removed | undefined }) {
  const { t } = useWords()
  if (removed)
    return (
      <p className="text-ink-soft">
        {t(`reviews:removed.${part}`, { reason: t(`reviews:removal.${removed.reason}`) })} <Instant at={removed.at} show="day" />
      </p>
    )
  if (!view) return <p className="text-ink-soft">{t(`reviews:pending.${part}`)}</p>
  return (
    <DocumentSheet view={view}>
      <DocumentText view={view} field={part} />
    </DocumentSheet>
  )
}
