import { days, plusMs } from '#db/clock'
import { nameOf } from '~/corridors/corridor'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { actorOf, languageOf, nowOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { keptWhilePublic } from '~/platform/kept-public.server'
import { convert } from '~/platform/money'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { Pager } from '~/ui/pager'
import { Tabs } from '~/ui/tabs'
import { boardCards } from '../board/card'
import { boardSearch, boardStates, type Filters, isNarrowed, readFilters } from '../board/filters'
import { readBoard } from '../board/queries.server'
import { BoardCard } from '../components/board-card'
import { BoardFilters } from '../components/board-filters'
import type { Route } from './+types/board'

export const handle = { policy: 'public', kept: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readFilters(new URL(request.url).searchParams, language)
  const now = await nowOf(context, db)
  const key = `board ${language} ${boardSearch(filters, language, { after: filters.after })}`
  const shared = await keptWhilePublic(db, key, () => readShared(filters, language, now))
  return { filters, now, isVisitor: actorOf(context) === null, ...shared }
}

/** What every reader of this address sees. */
async function readShared(filters: Filters, language: Language, now: string) {
  const [corridors, rates] = [await listCorridors(db), await ratesOn(db)]
  const corridor = filters.corridor ? corridors.find(({ slug }) => slug === filters.corridor) : undefined
  const inCents = (amount: number | null) => (amount === null ? null : (convert(amount, filters.currency, 'USD', rates)?.minor ?? null))
  const { cards, next } = await readBoard(db, {
    filters,
    language,
    // An unknown corridor has no requests.
    corridorId: filters.corridor ? (corridor?.id ?? '') : null,
    min: inCents(filters.min),
    max: inCents(filters.max),
    closesBefore: filters.closing ? plusMs(now, days(filters.closing)) : null,
  })
  return {
    next,
    cards: boardCards(cards, { corridors, rates, language, currency: filters.currency }),
    corridors: corridors.map((each) => ({ slug: each.slug, name: nameOf(each, language) })),
  }
}

/** Every published request, state by state, narrowed and ordered as the reader likes. */
export default function Board({ loaderData: { filters, cards, next, now, corridors, isVisitor } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const words = { t, language, now }
  return (
    <>
      <PageMeta title={t('requests:board.title')} description={t('requests:board.sub')} path="/requests" />
      <PageHeader title={t('requests:board.title')} sub={t('requests:board.sub')} />
      <Tabs
        label={t('requests:board.states')}
        tabs={boardStates.map((state) => ({
          to: `${base}/requests${boardSearch(filters, language, { state, closing: null, sort: 'newest' })}`,
          label: t(`requests:board.state.${state}`),
          current: state === filters.state,
        }))}
      />
      <div className="flex flex-col gap-6 lg:flex-row">
        <BoardFilters filters={filters} corridors={corridors} />
        <div className="min-w-0 grow">
          {cards.length > 0 ? (
            <ul className="grid gap-4">
              {cards.map((card) => (
                <BoardCard key={card.ref} card={card} state={filters.state} words={words} />
              ))}
            </ul>
          ) : (
            <EmptyState
              title={t(isNarrowed(filters) ? 'requests:board.noMatch' : `requests:board.empty.${filters.state}`)}
              action={
                isNarrowed(filters) ? (
                  <LinkButton to={`${base}/requests`} variant="secondary">
                    {t('requests:board.all')}
                  </LinkButton>
                ) : isVisitor ? (
                  <LinkButton to={`${base}/sign-up?as=buyer`}>{t('requests:board.first')}</LinkButton>
                ) : null
              }
            >
              {t(isNarrowed(filters) ? 'requests:board.noMatchBody' : 'requests:board.emptyBody')}
            </EmptyState>
          )}
          <Pager
            next={next && `${base}/requests${boardSearch(filters, language, { after: next })}`}
            first={filters.after && `${base}/requests${boardSearch(filters, language)}`}
          />
        </div>
      </div>
    </>
  )
}
