import { databaseNow } from '#db/clock'
import { nameOf } from '~/corridors/corridor'
import { listCorridors } from '~/corridors/queries.server'
import { languageOf } from '~/platform/context.server'
import { db } from '~/platform/database.server'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { technologies, verticals } from '~/requests/request'
import { LinkButton } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { countText } from '~/ui/format-count'
import { PageHeader } from '~/ui/page-header'
import { PageMeta } from '~/ui/page-meta'
import { Pager } from '~/ui/pager'
import { Tabs } from '~/ui/tabs'
import { companySearch, readCompanyFilters, sides } from '../companies/filters'
import { searchCompanies } from '../companies/queries.server'
import { CompanyEntry } from '../components/company-entry'
import { CompanyFilterForm } from '../components/company-filters'
import { SearchBox } from '../components/search-box'
import { SearchNotes } from '../components/search-notes'
import { facetToken } from '../facet'
import type { Route } from './+types/companies'

export const handle = { policy: 'public', kept: true }

export async function loader({ request, context }: Route.LoaderArgs) {
  const language = languageOf(context)
  const filters = readCompanyFilters(new URL(request.url).searchParams)
  const [corridors, now] = [await listCorridors(db), await databaseNow(db)]
  const corridor = filters.corridor ? corridors.find(({ slug }) => slug === filters.corridor) : undefined
  const { companies, counts, leasts, ...found } = await searchCompanies(db, {
    ...filters,
    ...{ language, now },
    // An unknown corridor has no companies.
    corridorId: filters.corridor ? (corridor?.id ?? '') : null,
  })
  const named = corridors.map((each) => ({
    slug: each.slug,
    name: nameOf(each, language),
    many: counts.get(facetToken('corridor', each.id)) ?? 0,
  }))
  return {
    filters,
    found: { next: found.next, total: found.total, isLeast: found.isLeast, corrections: found.corrections, isPartly: found.isPartly },
    leasts: [...leasts],
    corridors: named,
    verticals: verticals.map((name) => ({ name, many: counts.get(facetToken('vertical', name)) ?? 0 })),
    technologies: technologies.map((name) => ({ name, many: counts.get(facetToken('technology', name)) ?? 0 })),
    sides: sides.map((side) => ({ side, many: counts.get(facetToken('side', side)) ?? 0 })),
    companies: companies.map((company) => {
      const own = corridors.find(({ id }) => id === company.corridorId)
      return { company, corridor: own ? nameOf(own, language) : null }
    }),
  }
}

/** Companies that a moderator has found on the public register, vendors first. */
export default function Companies({ loaderData }: Route.ComponentProps) {
  const { t, language } = useWords()
  const { filters, found, companies } = loaderData
  const base = `/${segmentOf(language)}/companies`
  const isNarrowed = filters.q !== '' || [filters.vertical, filters.technology, filters.corridor].some((each) => each !== null)
  return (
    <>
      <PageMeta title={t('discovery:companies.title')} description={t('discovery:companies.sub')} path="/companies" />
      <PageHeader title={t('discovery:companies.title')} sub={t('discovery:companies.sub')} />
      <SearchBox
        to="/companies"
        q={filters.q}
        label={t('discovery:box.companies')}
        hidden={[...new URLSearchParams(companySearch(filters, { q: '' }))]}
        className="mb-5 max-w-reading"
      />
      <Tabs
        label={t('discovery:companies.sides')}
        tabs={loaderData.sides.map(({ side, many }) => ({
          to: `${base}${companySearch(filters, { side })}`,
          label: t(`discovery:companies.side.${side}`),
          current: side === filters.side,
          count: countText(many, loaderData.leasts.includes('side'), language),
        }))}
      />
      <div className="flex flex-col gap-6 lg:flex-row">
        <CompanyFilterForm
          filters={filters}
          corridors={loaderData.corridors}
          verticals={loaderData.verticals}
          technologies={loaderData.technologies}
          leasts={loaderData.leasts}
        />
        <div className="min-w-0 grow">
          {filters.q ? <SearchNotes {...found} /> : null}
          {filters.q ? null : <p className="mb-4 text-ink-soft text-sm">{t('discovery:companies.rule')}</p>}
          {companies.length > 0 ? (
            <ul className="grid gap-4">
              {companies.map(({ company, corridor }) => (
                <CompanyEntry key={company.ref} company={company} corridor={corridor} />
              ))}
            </ul>
          ) : (
            <EmptyState
              title={t(isNarrowed ? 'discovery:companies.noMatch' : 'discovery:companies.none')}
              action={
                isNarrowed ? (
                  <LinkButton to={base} variant="secondary">
                    {t('discovery:companies.all')}
                  </LinkButton>
                ) : null
              }
            >
              {t(isNarrowed ? 'discovery:companies.noMatchBody' : 'discovery:companies.noneBody')}
            </EmptyState>
          )}
          <Pager
            next={found.next && `${base}${companySearch(filters, { after: found.next })}`}
            first={filters.after && `${base}${companySearch(filters)}`}
          />
        </div>
      </div>
    </>
  )
}
