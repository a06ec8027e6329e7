import { CompanyCity } from '~/companies/components/company-name'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Chip } from '~/ui/chip'
import { Marked } from '~/ui/marked'
import { PageLink } from '~/ui/page-link'
import type { FoundCompany } from '../companies/queries.server'

/** A verified company in a list: its names, where it is, what it works with and what it was chosen for. */
export function CompanyEntry({
  company,
  corridor,
  as: Heading = 'h2',
}: {
  company: FoundCompany
  corridor: string | null
  as?: 'h2' | 'h3'
}) {
  const { t, language } = useWords()
  const { ref, name, otherName, technologies, passage, awards, reviews, kind } = company
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading lang={name.lang} className="text-lg">
            <PageLink to={`/${segmentOf(language)}/companies/${ref}`}>{name.name}</PageLink>
          </Heading>
          {otherName ? (
            <p lang={otherName.lang} className="text-ink-soft text-sm">
              {otherName.name}
            </p>
          ) : null}
        </div>
        <Chip tone="good" icon="shield">
          {t('companies:standing.verified')}
        </Chip>
      </div>
      {passage.some(({ text }) => text) ? (
        <p lang={company.language} className="mt-2 line-clamp-3">
          <Marked pieces={passage} />
        </p>
      ) : null}
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-ink-soft text-sm">
        <CompanyCity company={company} />
        {[
          t(`discovery:companies.kind.${kind}`),
          corridor,
          technologies.map((technology) => t(`requests:technology.${technology}`)).join(t('requests:board.listSeparator')),
          awards > 0 ? t('discovery:companies.awards', { count: awards }) : '',
          reviews > 0 ? t('discovery:companies.reviews', { count: reviews }) : '',
        ].map((fact) => (fact ? <span key={fact}>{fact}</span> : null))}
      </p>
    </li>
  )
}
