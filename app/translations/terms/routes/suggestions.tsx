import { Link } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { EmptyState } from '~/ui/empty-state'
import { PageHeader } from '~/ui/page-header'
import { Table } from '~/ui/table'
import { suggestedTerms } from '../queries.server'
import { canEditTerms, canReadTerms } from '../term'
import type { Route } from './+types/suggestions'

export const handle = { policy: 'terms.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTerms(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  return { suggestions: await suggestedTerms(db), canEdit: canEditTerms(actor) }
}

/** What approved texts say again and again, and the term base does not know yet. */
export default function Suggestions({ loaderData: { suggestions, canEdit } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/terms`
  return (
    <>
      <title>{t('translations:terms.suggestions.title')}</title>
      <PageHeader
        back={{ to: base, label: t('translations:terms.title') }}
        title={t('translations:terms.suggestions.title')}
        sub={t('translations:terms.suggestions.sub')}
      />
      <Table
        caption={t('translations:terms.suggestions.title')}
        hideCaption
        rows={suggestions}
        rowKey={(row) => `${row.language} ${row.text}`}
        empty={<EmptyState title={t('translations:terms.suggestions.none')}>{t('translations:terms.suggestions.noneHint')}</EmptyState>}
        columns={[
          {
            key: 'text',
            header: t('translations:terms.suggestions.words'),
            lead: true,
            cell: (row) =>
              canEdit ? (
                <Link
                  to={`${base}/new?${new URLSearchParams({ [row.language === 'en' ? 'en' : 'zh']: row.text })}`}
                  lang={row.language}
                  className="inline-flex min-h-11 items-center"
                >
                  {row.text}
                </Link>
              ) : (
                <span lang={row.language}>{row.text}</span>
              ),
          },
          {
            key: 'count',
            className: 'min-w-20',
            header: t('translations:terms.suggestions.count'),
            align: 'end',
            cell: (row) => row.count,
          },
          {
            key: 'example',
            header: t('translations:terms.suggestions.example'),
            cell: (row) => (
              <>
                <span lang={row.language} className="block">
                  {row.source}
                </span>
                <span lang={otherLanguage(row.language)} className="block text-ink-soft">
                  {row.target}
                </span>
              </>
            ),
          },
        ]}
      />
    </>
  )
}
