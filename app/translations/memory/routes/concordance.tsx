import { reader } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { canReadTasks } from '../../tasks/task'
import { Highlight } from '../components/highlight'
import { MemorySearch } from '../components/memory-search'
import { concordance } from '../concordance.server'
import type { Route } from './+types/concordance'

export const handle = { policy: 'translations.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTasks(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const q = (new URL(args.request.url).searchParams.get('q') ?? '').trim().slice(0, 200)
  return { q, ...(await concordance(reader, q)) }
}

/** How something was translated before: approved sentences with it, in both languages. */
export default function Concordance({ loaderData: { q, hits, language: side, hasMore } }: Route.ComponentProps) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('translations:memory.search')}</title>
      <PageHeader
        title={t('translations:memory.search')}
        sub={t('translations:memory.searchHint')}
        back={{ to: `/${segmentOf(language)}/translate`, label: t('translations:task.back') }}
      />
      <MemorySearch q={q} />
      {q === '' ? null : hits.length === 0 ? (
        <EmptyState title={t('translations:memory.noHits')}>{t('translations:memory.noHitsBody')}</EmptyState>
      ) : (
        <section aria-label={t('translations:memory.hits')}>
          <p role="status" className="mb-2 text-ink-soft text-sm">
            {hasMore ? t('translations:memory.firstHits', { shown: hits.length }) : t('translations:memory.found', { count: hits.length })}
          </p>
          <ul>
            {hits.map(({ number, zh, en, sourceLanguage, uses, isImported }) => (
              <li key={number} className="bilingual-row gap-y-1 border-line border-b py-3 min-[900px]:grid-cols-2">
                <p lang="zh-CN" className="whitespace-pre-wrap">
                  {side === 'zh-CN' ? <Highlight text={zh} term={q} /> : zh}
                </p>
                <p lang="en" className="whitespace-pre-wrap">
                  {side === 'en' ? <Highlight text={en} term={q} /> : en}
                </p>
                <p className="text-ink-faint text-xs min-[900px]:col-span-2">
                  {t(`translations:direction.${otherLanguage(sourceLanguage)}`)}
                  {' · '}
                  {isImported ? t('translations:memory.imported') : t('translations:memory.uses', { count: uses })}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
