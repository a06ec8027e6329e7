import { Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'

/** Corridors in their order, each with what it is about. */
export function CorridorCards({ corridors, as: Heading = 'h3' }: { corridors: readonly CorridorCard[]; as?: 'h2' | 'h3' }) {
  const { language } = useWords()
  return (
    <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,20rem),1fr))] gap-4">
      {corridors.map(({ slug, name, description }) => (
        <li key={slug} className="relative rounded-lg border border-line bg-surface p-5 shadow-raised hover:border-river">
          <Heading className="text-lg">
            <Link
              to={`/${segmentOf(language)}/corridors/${slug}`}
              className="text-ink no-underline after:absolute after:inset-0 hover:underline"
            >
              {name}
            </Link>
          </Heading>
          <p className="mt-2 text-ink-soft text-sm">{description}</p>
        </li>
      ))}
    </ul>
  )
}

export interface CorridorCard {
  slug: string
  name: string
  description: string
}
