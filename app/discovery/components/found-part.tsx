import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { PageLink } from '~/ui/page-link'
import { Pager } from '~/ui/pager'
import { addressOf, type Part } from '../address'
import type { FoundCase } from '../cases/queries.server'
import type { Cursor } from '../queries.server'
import { CaseEntry } from './case-entry'
import { type FoundQuestion, QuestionEntry } from './question-entry'
import { SearchNotes } from './search-notes'

interface FoundPartProps {
  q: string
  part: Part
  after: Cursor | null
  found: {
    cases: FoundCase[]
    questions: FoundQuestion[]
    next: Cursor | null
    notes: Parameters<typeof SearchNotes>[0]
  }
}

/** Everything of one kind that was found, page by page. */
export function FoundPart({ q, part, after, found: { cases, questions, next, notes } }: FoundPartProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/search`
  return (
    <div className="max-w-reading">
      <p className="mb-3">
        <PageLink to={`${base}${addressOf({ q })}`} className="inline-flex min-h-11 items-center">
          {t('discovery:results.everything')}
        </PageLink>
      </p>
      <SearchNotes {...notes} />
      <h2 className="sr-only">{t(`discovery:results.${part}`)}</h2>
      <ul className="grid gap-4">
        {cases.map((each) => (
          <CaseEntry key={each.id} found={each} />
        ))}
        {questions.map((each) => (
          <QuestionEntry key={each.ref} found={each} />
        ))}
      </ul>
      <Pager next={next && `${base}${addressOf({ q, part, after: next })}`} first={after && `${base}${addressOf({ q, part })}`} />
    </div>
  )
}
