import { useWords } from '~/platform/i18n/words'
import { textDiff } from './text-diff'

/** Two versions of a passage, one above the other, with what went and what came marked in each. `labels` where they are no versions. */
export function Diff({
  before,
  after,
  lang,
  labels,
}: {
  before: string
  after: string
  lang: string
  labels?: { before: string; after: string }
}) {
  const { t } = useWords()
  const pieces = textDiff(before, after)
  return (
    <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[auto_1fr]">
      <dt className="text-ink-faint text-sm">{labels?.before ?? t('common:diff.before')}</dt>
      <dd lang={lang} className="whitespace-pre-wrap">
        {pieces.map((piece, index) =>
          piece.kind === 'added' ? null : piece.kind === 'same' ? (
            piece.text
          ) : (
            <del key={index} className="rounded-sm bg-signal-wash text-signal">
              {piece.text}
            </del>
          ),
        )}
      </dd>
      <dt className="text-ink-faint text-sm">{labels?.after ?? t('common:diff.after')}</dt>
      <dd lang={lang} className="whitespace-pre-wrap">
        {pieces.map((piece, index) =>
          piece.kind === 'removed' ? null : piece.kind === 'same' ? (
            piece.text
          ) : (
            <ins key={index} className="rounded-sm bg-good-wash text-good underline decoration-2 underline-offset-3">
              {piece.text}
            </ins>
          ),
        )}
      </dd>
    </dl>
  )
}
