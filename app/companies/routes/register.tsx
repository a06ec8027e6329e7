import { Form, useSearchParams } from 'react-router'
import { databaseNow } from '#db/clock'
import { db } from '~/platform/database.server'
import { allow, requireActor } from '~/platform/gate.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Button } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { TextField } from '~/ui/field'
import { PageHeader } from '~/ui/page-header'
import { Pager } from '~/ui/pager'
import { Tabs } from '~/ui/tabs'
import { canReadRegister, lists, standingOf } from '../company'
import { CompanyTable } from '../components/company-table'
import { companiesOn, pageSize, searchCompanies } from '../verification/queries.server'
import type { Route } from './+types/register'

export const handle = { policy: 'companies.readRegister' }

function gate(args: Route.LoaderArgs) {
  const actor = requireActor(args)
  allow(canReadRegister(actor))
}

export async function loader(args: Route.LoaderArgs) {
  gate(args)
  const search = new URL(args.request.url).searchParams
  const now = await databaseNow(db)
  const list = lists.find((each) => each === search.get('list')) ?? 'waiting'
  const wanted = search.get('q')?.slice(0, 120) ?? null
  const rows =
    wanted === null ? await companiesOn(db, { list, now, after: search.get('after') ?? undefined }) : await searchCompanies(db, wanted)
  return {
    now,
    list,
    wanted,
    companies: rows.map(({ id: _, status, createdAt: __, ...row }) => ({ ...row, standing: standingOf({ ...row, status }, now) })),
    hasNext: wanted === null && rows.length === pageSize,
  }
}

/** Who waits for a check, longest first; whose year ends; who is suspended; and a search over all. */
export default function Register({ loaderData: { now, list, wanted, companies, hasNext } }: Route.ComponentProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/staff/companies`
  const isPaged = useSearchParams()[0].has('after')
  const isSearch = wanted !== null
  const empty = isSearch ? 'companies:staff.nothingFound' : `companies:staff.empty.${list}`
  return (
    <>
      <title>{t('companies:staff.title')}</title>
      <PageHeader title={t('companies:staff.title')} sub={t('companies:staff.sub')} />
      <Form method="get" noValidate className="flex max-w-reading flex-wrap items-end gap-x-3">
        <TextField
          name="q"
          type="search"
          className="min-w-0 grow"
          label={t('companies:staff.search')}
          hint={t('companies:staff.searchHint')}
          defaultValue={wanted ?? ''}
        />
        <Button variant="secondary" icon="search" className="mb-5">
          {t('common:action.search')}
        </Button>
      </Form>
      <Tabs
        label={t('companies:staff.lists')}
        tabs={lists.map((each) => ({
          to: each === 'waiting' ? base : `${base}?list=${each}`,
          label: t(`companies:staff.list.${each}`),
          current: !isSearch && each === list,
        }))}
      />
      <CompanyTable
        caption={t(isSearch ? 'companies:staff.found' : `companies:staff.list.${list}`)}
        companies={companies}
        now={now}
        dates={isSearch || list === 'suspended' ? undefined : list === 'waiting' ? 'askedAt' : 'verifiedUntil'}
        empty={
          <EmptyState icon="building" title={t(empty)}>
            {t(isSearch ? 'companies:staff.nothingFoundHint' : 'companies:staff.emptyHint')}
          </EmptyState>
        }
      />
      <Pager
        next={hasNext ? `${base}?list=${list}&after=${companies.at(-1)?.ref}` : null}
        first={isPaged ? `${base}?list=${list}` : null}
      />
    </>
  )
}
