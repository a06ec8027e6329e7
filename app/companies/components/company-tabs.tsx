import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Tabs } from '~/ui/tabs'

/** The parts of a company's own pages. */
export function CompanyTabs({ current, waiting }: { current: 'overview' | 'profile' | 'members'; waiting?: number }) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company`
  return (
    <Tabs
      label={t('companies:tab.label')}
      tabs={[
        { to: base, label: t('companies:tab.overview'), current: current === 'overview' },
        { to: `${base}/profile`, label: t('companies:tab.profile'), current: current === 'profile' },
        { to: `${base}/members`, label: t('companies:tab.members'), current: current === 'members', count: waiting || undefined },
      ]}
    />
  )
}
