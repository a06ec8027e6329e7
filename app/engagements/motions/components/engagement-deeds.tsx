import { Link } from 'react-router'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import type { MotionKind } from '../motion'

interface Props {
  /** The one that waits for an answer. */
  motion: { number: number; kind: MotionKind } | null
  /** What the reader's side can propose now. */
  may: readonly MotionKind[]
  /** Number of the open dispute: until its end nobody can end early. */
  dispute: number | null
  path: string
}

/** What concerns the engagement as a whole: the motion that waits, or the ways to put one. */
export function EngagementDeeds({ motion, may, dispute, path }: Props) {
  const { t } = useWords()
  if (!motion && may.length === 0 && dispute === null) return null
  return (
    <section className="mb-8">
      <h2 className="mb-1 text-lg">{t('engagements:motion.heading')}</h2>
      <p className="mb-3 max-w-reading text-ink-soft text-sm">{t('engagements:motion.hint')}</p>
      <p className="flex flex-wrap gap-3">
        {motion ? (
          <LinkButton variant="secondary" to={`${path}/motions/${motion.number}`}>
            {t(`engagements:motion.title.${motion.kind}`)}
          </LinkButton>
        ) : null}
        {may.map((kind) => (
          <LinkButton key={kind} variant="quiet" to={`${path}/${kind}`}>
            {t(`engagements:motion.proposeTitle.${kind}`)}
          </LinkButton>
        ))}
      </p>
      {dispute === null ? null : (
        <p className="mt-3 max-w-reading text-ink-soft text-sm">
          {t('engagements:motion.disputed')}{' '}
          <Link to={`${path}/disputes/${dispute}`} className="inline-flex min-h-11 items-center">
            {t('disputes:one', { number: dispute })}
          </Link>
        </p>
      )}
    </section>
  )
}
