import { useWords } from '~/platform/i18n/words'
import type { Side } from '../../engagement'
import { type Aspect, aspectsOf, mostStars, type Stars } from '../review'

/** One to five stars as a number that can be read, and as signs that can be seen. */
export function StarRow({ value }: { value: number }) {
  const { t } = useWords()
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="me-2 text-amber">
        {'★'.repeat(Math.round(value))}
        {'☆'.repeat(mostStars - Math.round(value))}
      </span>
      <span className="tabular-nums">{t('reviews:stars', { value, most: mostStars })}</span>
    </span>
  )
}

/** What one side gave, aspect by aspect. */
export function StarList({ stars, side }: { stars: Stars; side: Side }) {
  const { t } = useWords()
  return (
    <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {aspectsOf[side].map((aspect: Aspect) =>
        stars[aspect] === undefined ? null : (
          <li key={aspect}>
            {t(`reviews:aspect.${aspect}.name`)} <StarRow value={stars[aspect]} />
          </li>
        ),
      )}
    </ul>
  )
}
