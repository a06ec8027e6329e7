import { useSearchParams } from 'react-router'
import { nameOf } from '~/corridors/corridor'
import { listCorridors } from '~/corridors/queries.server'
import { db } from '~/platform/database.server'
import { requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { readFilters } from '~/requests/board/filters'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { Notice } from '~/ui/notice'
import { PageHeader } from '~/ui/page-header'
import { SavedSearchCard } from '../components/saved-search-card'
import { savedSearches } from '../saved/queries.server'
import type { Route } from './+types/saved-searches'

export const handle = { policy: 'searches.read' }

/** One's own searches. */
const gate = (args: Route.LoaderArgs) => requireActor(args)

export async function loader(args: Route.LoaderArgs) {
  const { personId } = gate(args)
  const corridors = await listCorridors(db)
  const searches = await savedSearches(db, personId)
  return {
    searches: searches.map(({ id, search, language, rhythm }) => {
      const filters = readFilters(new URLSearchParams(search), language)
      const corridor = corridors.find(({ slug }) => slug === filters.corridor)
      return {
        id,
        search,
        language,
        rhythm,
        filters,
        corridor: corridor ? { zh: nameOf(corridor, 'zh-CN'), en: nameOf(corridor, 'en') } : null,
      }
    }),
  }
}

const notes = ['saved', 'changed', 'forgotten'] as const
const problems = ['rhythm', 'everything', 'tooMany'] as const

/** What one waits for on the board, and how one hears of it. */
export default function SavedSearches({ loaderData: { searches } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const [said] = useSearchParams()
  const base = `/${segmentOf(language)}`
  const note = notes.find((each) => said.has(each))
  const problem = problems.find((each) => each === said.get('problem'))
  return (
    <>
      <title>{t('discovery:saved.title')}</title>
      <PageHeader
        title={t('discovery:saved.title')}
        sub={t('discovery:saved.sub')}
        actions={
          <LinkButton to={`${base}/notifications/choices`} variant="secondary">
            {t('notifications:choices.link')}
          </LinkButton>
        }
      />
      <ErrorSummary errors={problem ? [{ message: t(`discovery:saved.error.${problem}`) }] : []} />
      {note ? (
        <Notice tone="success" announce>
          {t(`discovery:saved.note.${note}`)}
        </Notice>
      ) : null}
      {searches.length === 0 ? (
        <EmptyState
          icon="bookmark"
          title={t('discovery:saved.empty')}
          action={<LinkButton to={`${base}/requests`}>{t('discovery:saved.find')}</LinkButton>}
        >
          {t('discovery:saved.emptyBody')}
        </EmptyState>
      ) : (
        <ul className="max-w-reading space-y-4">
          {searches.map((search) => (
            <SavedSearchCard key={search.id} saved={search} />
          ))}
        </ul>
      )}
    </>
  )
}
