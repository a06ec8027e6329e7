import { databaseNow } from '#db/clock'
import { actorOf, languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { boardCards } from '~/requests/board/card'
import { readFilters, usualCurrency } from '~/requests/board/filters'
import { readBoard } from '~/requests/board/queries.server'
import { BoardCard } from '~/requests/components/board-card'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageMeta } from '~/ui/page-meta'
import { CorridorCards } from '../components/corridor-cards'
import { Figures } from '../components/figures'
import { FourSteps } from '../components/four-steps'
import { Hero } from '../components/hero'
import { descriptionOf, nameOf } from '../corridor'
import { companyFigures, requestFigures } from '../figures/queries.server'
import { listCorridors, ratesOn } from '../queries.server'
import type { Route } from './+types/home'

export const handle = { policy: 'public', kept: true }

export async function loader({ context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readFilters(new URLSearchParams(), language)
  const [corridors, rates, now] = [await listCorridors(db), await ratesOn(db), await databaseNow(db)]
  const { cards } = await readBoard(db, { filters, language, limit: 6 })
  const { cards: same } = await readBoard(db, { filters, language: otherLanguage(language), limit: 6 })
  // A request whose two languages are both there: one is the original, the other its verified translation.
  const own = cards.find(
    ({ ref, provenance }) => provenance !== 'unverified' && same.some((card) => card.ref === ref && card.provenance !== 'unverified'),
  )
  const other = own && same.find(({ ref }) => ref === own.ref)
  const wordsOf = ({ title, summary }: { title: string; summary: string }) => ({ title, summary })
  return {
    now,
    isVisitor: actorOf(context) === null,
    sample: own && other ? { own: wordsOf(own), other: wordsOf(other), isOriginal: own.provenance === 'original' } : null,
    cards: boardCards(cards, { corridors, rates, language, currency: usualCurrency(language) }),
    requests: await requestFigures(db),
    companies: await companyFigures(db),
    corridors: corridors
      .filter(({ isOpen }) => isOpen === 1)
      .map((corridor) => ({ slug: corridor.slug, name: nameOf(corridor, language), description: descriptionOf(corridor, language) })),
  }
}

/** The first page that anybody sees: what this is, the two doors, how it works, what goes on right now, and what came of it. */
export default function Home({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { cards, requests, companies, corridors, now, sample, isVisitor } = loaderData
  const base = `/${segmentOf(language)}`
  return (
    <div className="space-y-16">
      <PageMeta title={t('home:title')} description={t('home:lead')} path="" />
      <Hero sample={sample} isVisitor={isVisitor} />
      <section>
        <h2 className="mb-5">{t('home:steps')}</h2>
        <FourSteps />
        <LinkButton to={`${base}/how-it-works`} variant="quiet" className="-ms-4 mt-4">
          {t('home:more')}
        </LinkButton>
      </section>
      <section>
        <h2 className="mb-5">{t('home:open')}</h2>
        {cards.length > 0 ? (
          <ul className="grid gap-4 lg:grid-cols-2">
            {cards.map((card) => (
              <BoardCard key={card.ref} card={card} state="open" words={{ t, language, now }} as="h3" />
            ))}
          </ul>
        ) : (
          <EmptyState title={t('requests:board.empty.open')}>{t('requests:board.emptyBody')}</EmptyState>
        )}
        <LinkButton to={`${base}/requests`} variant="secondary" className="mt-5">
          {t('home:allOpen')}
        </LinkButton>
      </section>
      <section>
        <h2 className="mb-5">{t('home:results')}</h2>
        <Figures
          figures={[
            { label: t('home:figure.open'), many: requests.open },
            { label: t('home:figure.awarded'), many: requests.awarded },
            { label: t('home:figure.buyers'), many: companies.buyers },
            { label: t('home:figure.vendors'), many: companies.vendors },
          ]}
        />
        <p className="mt-4 text-ink-faint text-sm">{t('home:resultsNote')}</p>
      </section>
      {corridors.length > 0 ? (
        <section>
          <h2 className="mb-5">{t('common:nav.corridors')}</h2>
          <CorridorCards corridors={corridors} />
        </section>
      ) : null}
    </div>
  )
}
