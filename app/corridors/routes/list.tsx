import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { CorridorCards } from '../components/corridor-cards'
import { descriptionOf, nameOf } from '../corridor'
import { listCorridors } from '../queries.server'
import type { Route } from './+types/list'

export const handle = { policy: 'public', kept: true }

export async function loader({ context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const corridors = await listCorridors(db)
  return {
    corridors: corridors
      .filter(({ isOpen }) => isOpen === 1)
      .map((corridor) => ({ slug: corridor.slug, name: nameOf(corridor, language), description: descriptionOf(corridor, language) })),
  }
}

/** All corridors. */
export default function Corridors({ loaderData: { corridors } }: Route.ComponentProps) {
  const { t } = useWords()
  return (
    <>
      <PageMeta title={t('common:nav.corridors')} description={t('corridors:list.sub')} path="/corridors" />
      <PageHeader title={t('common:nav.corridors')} sub={t('corridors:list.sub')} />
      {corridors.length > 0 ? (
        <CorridorCards corridors={corridors} as="h2" />
      ) : (
        <EmptyState title={t('corridors:list.none')}>{t('corridors:list.noneBody')}</EmptyState>
      )}
    </>
  )
}
