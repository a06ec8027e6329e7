import { Form as GetForm, Link } from 'react-router'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button, LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { SelectField, TextField } from '~/ui/field'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { Table } from '~/ui/table'
import { Tabs } from '~/ui/tabs'
import { listConcepts } from '../queries.server'
import { canEditTerms, canReadTerms, termDomains } from '../term'
import type { Route } from './+types/list'

export const handle = { policy: 'terms.read' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadTerms(actor))
  return actor
}

export async function loader(args: Route.LoaderArgs) {
  const actor = gate(args)
  const { searchParams } = new URL(args.request.url)
  const query = (searchParams.get('q') ?? '').trim().slice(0, 80)
  const domain = termDomains.find((each) => each === searchParams.get('domain')) ?? null
  const status = searchParams.get('status') === 'retired' ? ('retired' as const) : ('active' as const)
  const after = searchParams.get('after')
  const { rows, next } = await listConcepts(db, { query, domain, status, after })
  return { rows, next, query, domain, status, isFirst: !after, canEdit: canEditTerms(actor) }
}

/** The term base: one concept a line, its preferred words in both languages. */
export default function List({ loaderData: { rows, next, query, domain, status, isFirst, canEdit } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/translate/terms`
  const search = (more: Record<string, string> = {}) =>
    `${base}?${new URLSearchParams({ ...(query ? { q: query } : {}), ...(domain ? { domain } : {}), status, ...more })}`
  return (
    <>
      <title>{t('translations:terms.title')}</title>
      <PageHeader
        back={{ to: `/${segmentOf(language)}/translate`, label: t('translations:task.back') }}
        title={t('translations:terms.title')}
        sub={t('translations:terms.sub')}
        actions={
          <>
            {canEdit ? <LinkButton to={`${base}/new`}>{t('translations:terms.add')}</LinkButton> : null}
            <LinkButton variant="secondary" to={`${base}/suggestions`}>
              {t('translations:terms.suggestions.title')}
            </LinkButton>
            <LinkButton variant="secondary" to={`/${segmentOf(language)}/translate/dictionary`}>
              {t('translations:dictionary.title')}
            </LinkButton>
            <LinkButton variant="secondary" to={`/${segmentOf(language)}/translate/checks`}>
              {t('translations:check.figures.title')}
            </LinkButton>
          </>
        }
      />
      <GetForm method="get" action={base} role="search" className="mb-2 flex flex-wrap items-end gap-3">
        <input type="hidden" name="status" value={status} />
        <TextField name="q" type="search" label={t('translations:terms.search')} defaultValue={query} required={false} className="grow" />
        <SelectField
          name="domain"
          label={t('translations:terms.domainLabel')}
          prompt={t('translations:terms.allDomains')}
          defaultValue={domain ?? ''}
          required={false}
          options={termDomains.map((each) => ({ value: each, label: t(`translations:terms.domain.${each}`) }))}
        />
        <Button variant="secondary" icon="search" className="mb-5">
          {t('common:action.search')}
        </Button>
      </GetForm>
      <Tabs
        label={t('translations:terms.tabs')}
        tabs={(['active', 'retired'] as const).map((each) => ({
          to: search({ status: each }),
          label: t(`translations:terms.tab.${each}`),
          current: each === status,
        }))}
      />
      <Table
        caption={t('translations:terms.title')}
        hideCaption
        rows={rows}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('translations:terms.none')}>{t('translations:terms.noneHint')}</EmptyState>}
        columns={[
          {
            key: 'zh',
            header: t('translations:terms.language.zh-CN'),
            lead: true,
            className: 'whitespace-nowrap',
            cell: ({ id, zh, en }) => (
              <Link to={`${base}/${id}`} lang="zh-CN" className="inline-flex min-h-11 items-center">
                {zh || en}
              </Link>
            ),
          },
          { key: 'en', header: t('translations:terms.language.en'), cell: ({ en }) => <span lang="en">{en}</span> },
          {
            key: 'definition',
            header: t('translations:terms.definition'),
            cell: ({ definitionZh, definitionEn }) => (language === 'en' ? definitionEn : definitionZh),
          },
          { key: 'domain', header: t('translations:terms.domainLabel'), cell: (row) => t(`translations:terms.domain.${row.domain}`) },
        ]}
      />
      <Pager next={next ? search({ after: next }) : null} first={isFirst ? null : search()} />
    </>
  )
}
