import { databaseNow } from '#db/clock'
import { nameOf } from '~/corridors/corridor'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { boardCards } from '~/requests/board/card'
import { boardStates, readFilters, readWords, usualCurrency } from '~/requests/board/filters'
import { BoardCard } from '~/requests/components/board-card'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { searchRequests } from '../board/queries.server'
import { searchCompanies } from '../companies/queries.server'
import { CompanyEntry } from '../components/company-entry'
import { FeedLinks } from '../components/feed-links'
import { QuestionEntry } from '../components/question-entry'
import { SearchBox } from '../components/search-box'
import { SearchNotes } from '../components/search-notes'
import { searchQuestions } from '../questions/queries.server'
import { wordingOf } from '../wording/queries.server'
import type { Route } from './+types/search'

export const handle = { policy: 'public', kept: true }

/** Of each kind on one page; the rest stands on the kind's own page. */
const shown = 5
const shownRequests = 10

export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const q = readWords(new URL(request.url).searchParams.get('q'))
  const now = await databaseNow(db)
  if (q === '') return { q, now, found: null }
  const [corridors, rates, wording] = [await listCorridors(db), await ratesOn(db), await wordingOf(db, q)]
  const common = { language, now, limit: shown }
  const requests = await searchRequests(db, { language, now, groups: wording.groups, limit: shownRequests })
  const currency = usualCurrency(language)
  // Open requests first; a state that has none is left out.
  const states = boardStates.flatMap((state) => {
    const cards = requests.cards.filter((card) => card.state === state)
    return cards.length > 0 ? [{ state, cards: boardCards(cards, { corridors, rates, language, currency }) }] : []
  })
  const companies = await searchCompanies(db, { ...common, q, side: null, technology: null, corridorId: null })
  const questions = await searchQuestions(db, { ...common, groups: wording.groups })
  return {
    q,
    now,
    found: {
      states,
      companies: companies.companies.map((company) => {
        const corridor = corridors.find(({ id }) => id === company.corridorId)
        return { company, corridor: corridor ? nameOf(corridor, language) : null }
      }),
      questions: questions.questions,
      corrections: wording.corrections,
      isPartly: requests.isPartly,
      total: requests.total + companies.total + questions.total,
    },
  }
}

/** Everything that is published and holds the words: requests, companies, questions with their answers. */
export default function Search({ loaderData: { q, now, found } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const words = { t, language, now }
  const query = `?q=${encodeURIComponent(q)}`
  return (
    <>
      <PageMeta
        title={q ? `${q} · ${t('discovery:title')}` : t('discovery:title')}
        description={t('discovery:results.sub')}
        path="/search"
      />
      <PageHeader title={t('discovery:title')} sub={t('discovery:results.sub')} />
      <SearchBox to="/search" q={q} label={t('discovery:box.all')} className="mb-5 max-w-reading" />
      {found === null ? <EmptyState title={t('discovery:results.empty')}>{t('discovery:results.emptyBody')}</EmptyState> : null}
      {found?.total === 0 ? (
        <EmptyState
          title={t('discovery:results.nothing')}
          action={
            <LinkButton to={`${base}/requests`} variant="secondary">
              {t('discovery:results.board')}
            </LinkButton>
          }
        >
          {t('discovery:results.nothingBody')}
        </EmptyState>
      ) : null}
      {found && found.total > 0 ? (
        <div className="max-w-reading space-y-10">
          <SearchNotes total={found.total} corrections={found.corrections} isPartly={found.isPartly} />
          {found.states.length > 0 ? (
            <section>
              <h2 className="mb-4">{t('discovery:results.requests')}</h2>
              {found.states.map(({ state, cards }) => (
                <div key={state} className="mb-6">
                  <p className="mb-2 font-semibold text-ink-soft text-sm">{t(`requests:board.state.${state}`)}</p>
                  <ul className="grid gap-4">
                    {cards.map((card) => (
                      <BoardCard key={card.ref} card={card} state={state} words={words} as="h3" />
                    ))}
                  </ul>
                </div>
              ))}
              <LinkButton to={`${base}/requests${query}`} variant="secondary">
                {t('discovery:results.allRequests')}
              </LinkButton>
            </section>
          ) : null}
          {found.companies.length > 0 ? (
            <section>
              <h2 className="mb-4">{t('discovery:results.companies')}</h2>
              <ul className="mb-4 grid gap-4">
                {found.companies.map(({ company, corridor }) => (
                  <CompanyEntry key={company.ref} company={company} corridor={corridor} as="h3" />
                ))}
              </ul>
              <LinkButton to={`${base}/companies${query}`} variant="secondary">
                {t('discovery:results.allCompanies')}
              </LinkButton>
            </section>
          ) : null}
          {found.questions.length > 0 ? (
            <section>
              <h2 className="mb-4">{t('discovery:results.questions')}</h2>
              <ul className="grid gap-4">
                {found.questions.map((question) => (
                  <QuestionEntry key={question.ref} found={question} />
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      ) : null}
      {found ? <FeedLinks filters={readFilters(new URLSearchParams({ q }), language)} /> : null}
    </>
  )
}
