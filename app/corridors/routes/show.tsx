import { databaseNow } from '#db/clock'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { found } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { boardCards } from '~/requests/board/card'
import { boardSearch, readFilters, usualCurrency } from '~/requests/board/filters'
import { readBoard } from '~/requests/board/queries.server'
import { BoardCard } from '~/requests/components/board-card'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { Figures } from '../components/figures'
import { descriptionOf, nameOf } from '../corridor'
import { requestFigures } from '../figures/queries.server'
import { corridorBySlug, ratesOn } from '../queries.server'
import type { Route } from './+types/show'

export const handle = { policy: 'public', kept: true }

export async function loader({ context, params }: Route.LoaderArgs) {
  const language = languageOf(context)
  const corridor = found(await corridorBySlug(db, params.slug))
  const filters = readFilters(new URLSearchParams({ corridor: corridor.slug }), language)
  const { cards } = await readBoard(db, { filters, language, corridorId: corridor.id, limit: 10 })
  return {
    slug: corridor.slug,
    name: nameOf(corridor, language),
    description: descriptionOf(corridor, language),
    figures: await requestFigures(db, corridor.id),
    // The corridor's own name on each of its cards would say nothing.
    cards: boardCards(cards, { corridors: [], rates: await ratesOn(db), language, currency: usualCurrency(language) }),
    all: boardSearch(filters, language),
    now: await databaseNow(db),
  }
}

const states = ['open', 'evaluating', 'awarded', 'unsuccessful'] as const

/** One corridor: what ties its two cities, how its requests stand, and those that are open. */
export default function Corridor({ loaderData: { slug, name, description, figures, cards, all, now } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  return (
    <>
      <PageMeta title={name} description={description} path={`/corridors/${slug}`} />
      <PageHeader
        back={{ to: `${base}/corridors`, label: t('common:nav.corridors') }}
        kicker={t('corridors:name')}
        title={name}
        sub={description}
      />
      <section className="mb-10">
        <h2 className="mb-4">{t('corridors:show.figures')}</h2>
        <Figures figures={states.map((state) => ({ label: t(`corridors:show.${state}`), many: figures[state] }))} />
        <LinkButton to={`${base}/corridors/${slug}/outcomes`} variant="secondary" className="mt-5">
          {t('outcomes:link')}
        </LinkButton>
      </section>
      <section>
        <h2 className="mb-4">{t('corridors:show.requests')}</h2>
        {cards.length > 0 ? (
          <ul className="grid gap-4 lg:grid-cols-2">
            {cards.map((card) => (
              <BoardCard key={card.ref} card={card} state="open" words={{ t, language, now }} as="h3" />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('requests:board.empty.open')}>{t('requests:board.emptyBody')}</EmptyState>
        )}
        <LinkButton to={`${base}/requests${all}`} variant="secondary" className="mt-5">
          {t('corridors:show.all')}
        </LinkButton>
      </section>
    </>
  )
}
