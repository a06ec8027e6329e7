import { useWords } from '~/platform/i18n/words'
import { Tabs } from '~/ui/tabs'

/** The years that there are figures of, each an address of its own. */
export function YearLinks({ base, years, year }: { base: string; years: readonly number[]; year: number }) {
  const { t } = useWords()
  return (
    <Tabs
      label={t('outcomes:years')}
      tabs={years.map((each) => ({ to: `${base}?year=${each}`, label: String(each), current: each === year }))}
    />
  )
}
