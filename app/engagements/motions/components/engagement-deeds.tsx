import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import type { MotionKind } from '../motion'

interface Props {
  /** The one that waits for an answer. */
  motion: { number: number; kind: MotionKind } | null
  /** What the reader's side can propose now. */
  may: readonly MotionKind[]
  path: string
}

/** What concerns the engagement as a whole: the motion that waits, or the ways to put one. */
export function EngagementDeeds({ motion, may, path }: Props) {
  const { t } = useWords()
  if (!motion && may.length === 0) return null
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
    </section>
  )
}
