import type { ReactNode } from 'react'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import type { boardCards } from '~/requests/board/card'
import type { BoardState } from '~/requests/board/filters'
import { BoardCard } from '~/requests/components/board-card'
import { LinkButton } from '~/ui/button'
import { addressOf } from '../address'
import type { FoundCase } from '../cases/queries.server'
import type { FoundCompany } from '../companies/queries.server'
import { CaseEntry } from './case-entry'
import { CompanyEntry } from './company-entry'
import { type FoundQuestion, QuestionEntry } from './question-entry'
import { SearchNotes } from './search-notes'

interface FoundOfAllProps {
  q: string
  now: string
  found: {
    states: { state: BoardState; cards: ReturnType<typeof boardCards> }[]
    companies: { company: FoundCompany; corridor: string | null }[]
    cases: FoundCase[]
    questions: FoundQuestion[]
    hasMoreCases: boolean
    hasMoreQuestions: boolean
    notes: Parameters<typeof SearchNotes>[0]
  }
}

/** The best of each kind, with the way to the rest of it. */
export function FoundOfAll({ q, now, found }: FoundOfAllProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  const words = { t, language, now }
  const query = addressOf({ q })
  return (
    <div className="max-w-reading space-y-10">
      <SearchNotes {...found.notes} />
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
          <Further to={`${base}/requests${query}`}>{t('discovery:results.allRequests')}</Further>
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
          <Further to={`${base}/companies${query}`}>{t('discovery:results.allCompanies')}</Further>
        </section>
      ) : null}
      {found.cases.length > 0 ? (
        <section>
          <h2 className="mb-4">{t('discovery:results.cases')}</h2>
          <ul className="mb-4 grid gap-4">
            {found.cases.map((each) => (
              <CaseEntry key={each.id} found={each} />
            ))}
          </ul>
          {found.hasMoreCases ? (
            <Further to={`${base}/search${addressOf({ q, part: 'cases' })}`}>{t('discovery:results.allCases')}</Further>
          ) : null}
        </section>
      ) : null}
      {found.questions.length > 0 ? (
        <section>
          <h2 className="mb-4">{t('discovery:results.questions')}</h2>
          <ul className="mb-4 grid gap-4">
            {found.questions.map((question) => (
              <QuestionEntry key={question.ref} found={question} />
            ))}
          </ul>
          {found.hasMoreQuestions ? (
            <Further to={`${base}/search${addressOf({ q, part: 'questions' })}`}>{t('discovery:results.allQuestions')}</Further>
          ) : null}
        </section>
      ) : null}
    </div>
  )
}

const Further = ({ to, children }: { to: string; children: ReactNode }) => (
  <LinkButton to={to} variant="secondary">
    {children}
  </LinkButton>
)
