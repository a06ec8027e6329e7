import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Tabs } from '~/ui/tabs'

interface CompanyTabsProps {
  current: 'overview' | 'profile' | 'capabilities' | 'members'
  /** Of a vendor's owner: who states what the company can. */
  statesCapabilities: boolean
  waiting?: number
}

/** The parts of a company's own pages. */
export function CompanyTabs({ current, statesCapabilities, waiting }: CompanyTabsProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}/company`
  return (
    <Tabs
      label={t('companies:tab.label')}
      tabs={[
        { to: base, label: t('companies:tab.overview'), current: current === 'overview' },
        { to: `${base}/profile`, label: t('companies:tab.profile'), current: current === 'profile' },
        ...(statesCapabilities
          ? [{ to: `${base}/capabilities`, label: t('companies:tab.capabilities'), current: current === 'capabilities' }]
          : []),
        { to: `${base}/members`, label: t('companies:tab.members'), current: current === 'members', count: waiting || undefined },
      ]}
    />
  )
}
