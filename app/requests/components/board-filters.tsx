import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { currencies, plainMoney } from '~/platform/money'
import { buttonLook } from '~/ui/button'
import { classes } from '~/ui/classes'
import { controlLook } from '~/ui/field-frame'
import { countText } from '~/ui/format-count'
import { Icon } from '~/ui/icon'
import { boardSearch, closingChoices, type Filters, isNarrowed, sorts } from '../board/filters'
import { divisions, technologies, verticals } from '../request'
import { modes } from '../together/together'
import { BudgetBands } from './budget-bands'

interface Choice {
  value: string
  label: string
}

interface BoardFiltersProps {
  filters: Filters
  corridors: readonly { slug: string; name: string }[]
  /** Requests under each choice: `vertical retail`, `budget 0`; filters of which there are more than were counted. */
  counts: { of: Readonly<Record<string, number>>; leasts: readonly string[] }
}

/**
 * What to look for and in which order: one plain GET form, so that it works without scripts and the address says everything. On a
 * phone it folds away; on a wide screen it stands beside the list.
 */
export function BoardFilters({ filters, corridors, counts }: BoardFiltersProps) {
  const { t, language } = useWords()
  /** How many there are under a choice, with all other filters as they stand. */
  const counted = (label: string, facet: string, value: string) => {
    const many = counts.of[`${facet} ${value}`]
    return many ? `${label} · ${countText(many, counts.leasts.includes(facet === 'closing' ? 'closes' : facet), language)}` : label
  }
  const action = `/${segmentOf(language)}/requests`
  const any = { value: '', label: t('requests:board.any') }
  const fields = (
    <>
      {filters.state === 'open' ? null : <input type="hidden" name="state" value={filters.state} />}
      {filters.q ? <input type="hidden" name="q" value={filters.q} /> : null}
      <Choices
        name="vertical"
        label={t('requests:fact.vertical')}
        value={filters.vertical ?? ''}
        choices={[any, ...verticals.map((value) => ({ value, label: counted(t(`requests:vertical.${value}`), 'vertical', value) }))]}
      />
      <Choices
        name="division"
        label={t('requests:fact.division')}
        value={filters.division ?? ''}
        choices={[
          any,
          ...shownDivisions(filters, counts.of).map((value) => ({
            value,
            label: counted(t(`requests:division.${value}`), 'division', value),
          })),
        ]}
      />
      <Choices
        name="technology"
        label={t('requests:board.technology')}
        value={filters.technology ?? ''}
        choices={[any, ...technologies.map((value) => ({ value, label: counted(t(`requests:technology.${value}`), 'technology', value) }))]}
      />
      <Choices
        name="corridor"
        label={t('corridors:name')}
        value={filters.corridor ?? ''}
        choices={[any, ...corridors.map(({ slug, name }) => ({ value: slug, label: counted(name, 'corridor', slug) }))]}
      />
      <Choices
        name="mode"
        label={t('requests:fact.mode')}
        value={filters.mode ?? ''}
        choices={[any, ...modes.map((value) => ({ value, label: counted(t(`requests:mode.${value}`), 'mode', value) }))]}
      />
      <fieldset className="mb-4">
        <legend className="mb-1 font-semibold text-sm">{t('requests:fact.budget')}</legend>
        <div className="flex gap-2">
          <Amount name="min" label={t('requests:board.from')} value={filters.min} />
          <Amount name="max" label={t('requests:board.to')} value={filters.max} />
        </div>
        <select
          name="currency"
          defaultValue={filters.currency}
          aria-label={t('common:money.currency')}
          className={classes(controlLook, 'mt-2')}
        >
          {currencies.map((currency) => (
            <option key={currency} value={currency}>
              {t(`common:money.code.${currency}`)}
            </option>
          ))}
        </select>
        <BudgetBands filters={filters} counts={counts} />
      </fieldset>
      {filters.state === 'open' ? (
        <Choices
          name="closing"
          label={t('requests:board.closing')}
          value={filters.closing ? String(filters.closing) : ''}
          choices={[
            any,
            ...closingChoices.map((days) => ({
              value: String(days),
              label: counted(t(`requests:board.within.${days}`), 'closing', String(days)),
            })),
          ]}
        />
      ) : null}
      <Choices
        name="sort"
        label={t('requests:board.sort')}
        value={filters.sort}
        choices={sorts
          .filter((sort) => (filters.state === 'open' || sort !== 'closing') && (filters.q !== '' || sort !== 'relevance'))
          .map((value) => ({ value, label: t(`requests:board.sortBy.${value}`) }))}
      />
      <div className="flex flex-wrap gap-2">
        <button type="submit" className={buttonLook('primary')}>
          {t('requests:board.show')}
        </button>
        {isFiltered(filters) ? (
          <Link to={`${action}${boardSearch(cleared(filters), language)}`} className={buttonLook('quiet')}>
            {t('common:action.clear')}
          </Link>
        ) : null}
      </div>
    </>
  )
  return (
    <search aria-label={t('requests:board.filters')} className="lg:w-60 lg:shrink-0">
      {/* A new address is a new form: what was chosen before must not stay in its fields. */}
      <Form key={boardSearch(filters, language)} method="get" action={action}>
        <Folding isNarrowed={isFiltered(filters)} label={t('requests:board.filters')}>
          {fields}
        </Folding>
      </Form>
    </search>
  )
}

/** Folds away on a phone by a tick box without a name, which works in every browser and is never sent. */
const Folding = ({ isNarrowed: isMarked, label, children }: { isNarrowed: boolean; label: string; children: ReactNode }) => (
  <div className="rounded-lg border border-line bg-surface lg:border-0 lg:bg-transparent">
    <input id="filters-shown" type="checkbox" className="peer sr-only lg:hidden" />
    <label
      htmlFor="filters-shown"
      className="flex min-h-11 items-center gap-2 rounded-lg px-4 font-semibold peer-focus-visible:outline-3 peer-focus-visible:outline-river lg:hidden"
    >
      <Icon name="filter" className={isMarked ? 'text-river' : undefined} />
      {label}
      <Icon name="chevron-down" className="ms-auto" />
    </label>
    <div className="hidden px-4 pt-2 pb-4 peer-checked:block lg:block lg:p-0">{children}</div>
  </div>
)

/** The industry's divisions, else those that there is something of. */
const shownDivisions = ({ vertical, division }: Filters, counts: BoardFiltersProps['counts']['of']): readonly string[] =>
  vertical
    ? divisions[vertical]
    : Object.values(divisions).flatMap((list) => list.filter((each) => counts[`division ${each}`] || each === division))

const isFiltered = (filters: Filters) => isNarrowed({ ...filters, q: '' })

const cleared = (filters: Filters): Filters => ({
  ...filters,
  ...{ vertical: null, division: null, technology: null, corridor: null, mode: null, min: null, max: null, closing: null },
})

const Choices = ({ name, label, value, choices }: { name: string; label: string; value: string; choices: readonly Choice[] }) => (
  <label className="mb-4 block font-semibold text-sm">
    {label}
    <select name={name} defaultValue={value} className={classes(controlLook, 'mt-1 font-normal')}>
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  </label>
)

const Amount = ({ name, label, value }: { name: string; label: string; value: number | null }) => (
  <input
    type="text"
    inputMode="decimal"
    autoComplete="off"
    name={name}
    defaultValue={value === null ? '' : plainMoney(value)}
    aria-label={label}
    placeholder={label}
    className={classes(controlLook, 'min-w-0 tabular-nums')}
  />
)
