import { days, plusMs } from '#db/clock'
import { companyCard } from '~/companies/queries.server'
import { nameOf } from '~/corridors/corridor'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { boardCounts, searchBoard } from '~/discovery/board/queries.server'
import { FeedLinks } from '~/discovery/components/feed-links'
import { SaveSearch } from '~/discovery/components/save-search'
import { SearchBox, useUsualWords } from '~/discovery/components/search-box'
import { SearchNotes } from '~/discovery/components/search-notes'
import { actorOf, languageOf, nowOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { type Language, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { keptWhilePublic } from '~/platform/kept-public.server'
import { convert } from '~/platform/money'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { countText } from '~/ui/format-count'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { Pager } from '~/ui/pager'
import { Tabs } from '~/ui/tabs'
import { budgetBands } from '../board/band'
import { boardCards } from '../board/card'
import { boardSearch, boardStates, type Filters, isNarrowed, readFilters, usualSort } from '../board/filters'
import { readBoard } from '../board/queries.server'
import { BoardCard } from '../components/board-card'
import { BoardFilters } from '../components/board-filters'
import type { Route } from './+types/board'

export const handle = { policy: 'public', kept: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readFilters(new URL(request.url).searchParams, language)
  const now = await nowOf(context, db)
  const actor = actorOf(context)
  // What fits a vendor stands a little higher in its own searches; all vendors of the same technologies read the same page.
  const fitting = filters.q && actor?.company?.kind === 'vendor' ? ((await companyCard(db, actor.company.id))?.technologies ?? []) : []
  const key = `board ${language} ${fitting} ${boardSearch(filters, language, { after: filters.after })}`
  const shared = await keptWhilePublic(db, key, () => readShared({ filters, language, now, fitting }))
  return { filters, now, isVisitor: actor === null, ...shared }
}

interface Shared {
  filters: Filters
  language: Language
  now: string
  fitting: readonly string[]
}

/** What every reader of this address sees. */
async function readShared({ filters, language, now, fitting }: Shared) {
  const [corridors, rates] = [await listCorridors(db), await ratesOn(db)]
  const inCents = (amount: number | null) => (amount === null ? null : (convert(amount, filters.currency, 'USD', rates)?.minor ?? null))
  const [min, max] = [inCents(filters.min), inCents(filters.max)]
  const bands = budgetBands(filters.currency).map(([from, to]) => [inCents(from), inCents(to)] as const)
  // Without a rate there is nothing to compare.
  const isComparable = bands.every(([from, to]) => from !== null || to !== null)
  const wanted = { filters, language, now, corridors, min, max, fitting, bands: isComparable ? bands : [] }
  const found = filters.q ? await searchBoard(db, wanted) : await wholeBoard(wanted)
  return {
    ...{ next: found.next, counts: found.counts, total: found.total, isLeast: found.isLeast },
    ...{ corrections: found.corrections, isPartly: found.isPartly },
    cards: boardCards(found.cards, { corridors, rates, language, currency: filters.currency }),
    corridors: corridors.map((each) => ({ slug: each.slug, name: nameOf(each, language) })),
  }
}

/** The database's own walk along its indexes, where no words are looked for. */
async function wholeBoard({ filters, language, now, corridors, min, max, bands = [] }: Parameters<typeof searchBoard>[1]) {
  const corridor = filters.corridor ? corridors.find(({ slug }) => slug === filters.corridor) : undefined
  const { cards, next } = await readBoard(db, {
    filters,
    ...{ language, min, max },
    // An unknown corridor has no requests.
    corridorId: filters.corridor ? (corridor?.id ?? '') : null,
    closesBefore: filters.closing ? plusMs(now, days(filters.closing)) : null,
  })
  const counts = await boardCounts(db, { filters, language, now, corridors, min, max, bands })
  return { cards, next, counts, total: null, isLeast: false, corrections: [], isPartly: false }
}

/** Every published request, state by state, narrowed and ordered as the reader likes. */
export default function Board({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { filters, cards, next, now, corridors, isVisitor, counts, total, isLeast, corrections, isPartly } = loaderData
  const base = `/${segmentOf(language)}`
  const words = { t, language, now }
  return (
    <>
      <PageMeta title={t('requests:board.title')} description={t('requests:board.sub')} path="/requests" />
      <PageHeader title={t('requests:board.title')} sub={t('requests:board.sub')} />
      <SearchBox
        to="/requests"
        q={filters.q}
        label={t('discovery:box.requests')}
        usual={useUsualWords(counts.of)}
        hidden={[...new URLSearchParams(boardSearch(filters, language, { q: '', sort: 'newest' }))]}
        className="mb-5 max-w-reading"
      />
      {isVisitor ? null : <SaveSearch filters={filters} />}
      <Tabs
        label={t('requests:board.states')}
        tabs={boardStates.map((state) => ({
          to: `${base}/requests${boardSearch(filters, language, { state, closing: null, sort: usualSort(filters.q) })}`,
          label: t(`requests:board.state.${state}`),
          current: state === filters.state,
          count: filters.q ? countText(counts.of[`state ${state}`] ?? 0, counts.leasts.includes('state'), language) : undefined,
        }))}
      />
      <div className="flex flex-col gap-6 lg:flex-row">
        <BoardFilters filters={filters} corridors={corridors} counts={counts} />
        <div className="min-w-0 grow">
          {filters.q ? <SearchNotes total={total ?? 0} isLeast={isLeast} corrections={corrections} isPartly={isPartly} /> : null}
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
          <FeedLinks filters={filters} />
        </div>
      </div>
    </>
  )
}
