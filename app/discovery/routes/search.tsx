import { databaseNow } from '#db/clock'
import { nameOf } from '~/corridors/corridor'
import { listCorridors, ratesOn } from '~/corridors/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import type { Language } from '~/platform/i18n/language'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { keptWhilePublic } from '~/platform/kept-public.server'
import { boardCards } from '~/requests/board/card'
import { boardStates, readFilters, usualCurrency } from '~/requests/board/filters'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { type Address, readAddress } from '../address'
import { boardCounts, searchRequests } from '../board/queries.server'
import { searchCases } from '../cases/queries.server'
import { searchCompanies } from '../companies/queries.server'
import { FeedLinks } from '../components/feed-links'
import { FoundOfAll } from '../components/found-of-all'
import { FoundPart } from '../components/found-part'
import { RelatedTerms } from '../components/related-terms'
import { SearchBox, useUsualWords } from '../components/search-box'
import { searchQuestions } from '../questions/queries.server'
import { relatedTo } from '../suggestions/queries.server'
import { wordingOf } from '../wording/queries.server'
import type { Route } from './+types/search'

export const handle = { policy: 'public', kept: true }

/** Of each kind on the page that shows the best of all; the rest stands on pages of its own. */
const shown = 5
const shownRequests = 10
/** On a page of one kind. */
const shownOfPart = 20

export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const address = readAddress(new URL(request.url).searchParams)
  const now = await databaseNow(db)
  const corridors = await listCorridors(db)
  const all = { filters: readFilters(new URLSearchParams(), language), language, now, corridors, min: null, max: null }
  const counts = await keptWhilePublic(db, `counts ${language}`, () => boardCounts(db, all))
  const found = address.q === '' ? null : await (address.part ? partOf(address, language, now) : bestOf(address.q, language, now))
  return { ...address, now, usual: counts.of, related: found ? await relatedTo(db, { q: address.q, language }) : [], found }
}

/** One kind alone, page by page. */
async function partOf({ q, part, after }: Address, language: Language, now: string) {
  const wording = await wordingOf(db, q)
  const wanted = { groups: wording.groups, language, now, after, limit: shownOfPart }
  const [cases, questions] = [
    part === 'cases' ? await searchCases(db, wanted) : null,
    part === 'questions' ? await searchQuestions(db, wanted) : null,
  ]
  const { total, isLeast, isPartly, next } = (cases ?? questions)!
  return {
    ...{ kind: 'part' as const, cases: cases?.cases ?? [], questions: questions?.questions ?? [], next },
    notes: { corrections: wording.corrections, isPartly, total, isLeast },
  }
}

/** The best of every kind. */
async function bestOf(q: string, language: Language, now: string) {
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
  const cases = await searchCases(db, { ...common, groups: wording.groups })
  const questions = await searchQuestions(db, { ...common, groups: wording.groups })
  const kinds = [requests, companies, cases, questions]
  return {
    ...{ kind: 'all' as const, states, cases: cases.cases, questions: questions.questions },
    ...{ hasMoreCases: cases.next !== null, hasMoreQuestions: questions.next !== null },
    companies: companies.companies.map((company) => {
      const corridor = corridors.find(({ id }) => id === company.corridorId)
      return { company, corridor: corridor ? nameOf(corridor, language) : null }
    }),
    notes: {
      corrections: wording.corrections,
      isPartly: requests.isPartly,
      total: kinds.reduce((sum, { total }) => sum + total, 0),
      isLeast: kinds.some(({ isLeast }) => isLeast),
    },
  }
}

export type Found = NonNullable<Awaited<ReturnType<typeof loader>>['found']>

/** Everything that is published and holds the words: requests, companies, case studies, questions with their answers. */
export default function Search({ loaderData: { q, part, after, now, usual, related, found } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const title = part ? t(`discovery:results.${part}`) : t('discovery:title')
  return (
    <>
      <PageMeta title={q ? `${q} · ${title}` : title} description={t('discovery:results.sub')} path="/search" />
      <PageHeader title={title} sub={t('discovery:results.sub')} />
      <SearchBox to="/search" q={q} label={t('discovery:box.all')} usual={useUsualWords(usual)} className="mb-5 max-w-reading" />
      <RelatedTerms terms={related} />
      {found === null ? <EmptyState title={t('discovery:results.empty')}>{t('discovery:results.emptyBody')}</EmptyState> : null}
      {found?.notes.total === 0 ? (
        <EmptyState
          title={t('discovery:results.nothing')}
          action={
            <LinkButton to={`/${segmentOf(language)}/requests`} variant="secondary">
              {t('discovery:results.board')}
            </LinkButton>
          }
        >
          {t('discovery:results.nothingBody')}
        </EmptyState>
      ) : null}
      {found?.kind === 'all' && found.notes.total > 0 ? <FoundOfAll q={q} now={now} found={found} /> : null}
      {found?.kind === 'part' && found.notes.total > 0 ? <FoundPart q={q} part={part!} after={after} found={found} /> : null}
      {found ? <FeedLinks filters={readFilters(new URLSearchParams({ q }), language)} /> : null}
    </>
  )
}
