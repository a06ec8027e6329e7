import { Form } from 'react-router'
import type { Vertical } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { buttonLook } from '~/ui/button'
import { classes } from '~/ui/classes'
import { controlLook } from '~/ui/field-frame'
import { countText } from '~/ui/format-count'
import { type CompanyFilters, companySearch } from '../companies/filters'

interface CompanyFilterFormProps {
  filters: CompanyFilters
  corridors: readonly { slug: string; name: string; many: number }[]
  verticals: readonly { name: Vertical; many: number }[]
  technologies: readonly { name: string; many: number }[]
  /** Filters of which there are more than were counted. */
  leasts: readonly string[]
}

/** A plain GET form: the address says everything. */
export function CompanyFilterForm({ filters, corridors, verticals, technologies, leasts }: CompanyFilterFormProps) {
  const { t, language } = useWords()
  const counted = (label: string, facet: string, many: number) =>
    many > 0 ? `${label} · ${countText(many, leasts.includes(facet), language)}` : label
  return (
    <search aria-label={t('discovery:companies.filters')} className="lg:w-60 lg:shrink-0">
      <Form key={companySearch(filters)} method="get" action={`/${segmentOf(language)}/companies`}>
        {filters.q ? <input type="hidden" name="q" value={filters.q} /> : null}
        {filters.side === 'vendor' ? null : <input type="hidden" name="side" value={filters.side} />}
        <Choices
          name="vertical"
          label={t('requests:fact.vertical')}
          value={filters.vertical}
          choices={verticals.map(({ name, many }) => ({ value: name, label: counted(t(`requests:vertical.${name}`), 'vertical', many) }))}
        />
        <Choices
          name="technology"
          label={t('requests:board.technology')}
          value={filters.technology}
          choices={technologies.map(({ name, many }) => ({
            value: name,
            label: counted(t(`requests:technology.${name}`), 'technology', many),
          }))}
        />
        <Choices
          name="corridor"
          label={t('corridors:name')}
          value={filters.corridor}
          choices={corridors.map(({ slug, name, many }) => ({ value: slug, label: counted(name, 'corridor', many) }))}
        />
        <button type="submit" className={buttonLook('primary')}>
          {t('discovery:companies.show')}
        </button>
      </Form>
    </search>
  )
}

interface ChoicesProps {
  name: string
  label: string
  value: string | null
  choices: readonly { value: string; label: string }[]
}

function Choices({ name, label, value, choices }: ChoicesProps) {
  const { t } = useWords()
  return (
    <label className="mb-4 block font-semibold text-sm">
      {label}
      <select name={name} defaultValue={value ?? ''} className={classes(controlLook, 'mt-1 font-normal')}>
        <option value="">{t('requests:board.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  )
}
