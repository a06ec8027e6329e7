import { useWords } from '~/platform/i18n/words'
import { DocumentSheet, DocumentText } from '~/translations/components/document-text'
import { fieldName } from '~/translations/field-name'
import { DescriptionList } from '~/ui/description-list'
import { Instant } from '~/ui/instant'
import type { ShownMotion } from '../queries.server'

/** Who proposes it and why, and what became of it. */
export function MotionView({ motion, now }: { motion: ShownMotion; now: string }) {
  const { t } = useWords()
  const { words, side, status, proposedBy, createdAt, decidedBy, decidedAt } = motion
  return (
    <>
      <div className="mb-6 max-w-reading">
        <DescriptionList
          items={[
            {
              term: t('engagements:change.proposedBy'),
              detail: (
                <>
                  {t(`engagements:facts.${side}`)} <bdi>{proposedBy}</bdi>{' '}
                  <Instant at={createdAt} now={now} hint={false} className="text-ink-soft" />
                </>
              ),
            },
            {
              term: t(`engagements:motion.status.${status}`),
              detail: decidedAt ? (
                <>
                  <bdi>{decidedBy}</bdi> <Instant at={decidedAt} now={now} hint={false} className="text-ink-soft" />
                </>
              ) : null,
            },
          ]}
        />
      </div>
      <DocumentSheet view={words} className="mb-6">
        {['reason', 'remaining'].map((field) =>
          words.fields[field] ? (
            <section key={field} className="mb-5">
              <h2 className="mb-1 text-base text-ink-soft">{fieldName(t, field)}</h2>
              <DocumentText view={words} field={field} />
            </section>
          ) : null,
        )}
      </DocumentSheet>
    </>
  )
}
