import type { Language } from '~/platform/i18n/language'
import { type Translate, useWords } from '~/platform/i18n/words'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import { formatDay } from '~/ui/format-instant'
import type { Capabilities, Certificate } from '../capabilities/capability'

/** What a vendor states of itself, and what is known of it here: how often it was chosen. */
export function CapabilityCard({ capabilities, awards }: { capabilities: Capabilities; awards: number }) {
  const { t, language } = useWords()
  const { verticals, teamSize, certificates } = capabilities
  const items = [
    {
      term: t('companies:capabilities.industries'),
      detail: verticals.map((each) => t(`requests:vertical.${each}`)).join(t('requests:board.listSeparator')),
    },
    { term: t('companies:capabilities.team'), detail: teamSize === null ? '' : t('companies:capabilities.people', { count: teamSize }) },
    {
      term: t('companies:capabilities.certificates'),
      detail: certificatesText(certificates, t, language),
    },
    {
      term: t('discovery:companies.record'),
      detail: awards > 0 ? t('discovery:companies.awards', { count: awards }) : t('discovery:companies.noRecord'),
    },
  ].filter(({ detail }) => detail !== '')
  return (
    <Card className="mb-8" title={t('companies:capabilities.title')}>
      <DescriptionList items={items} />
      {items.length > 1 ? <p className="mt-4 text-ink-soft text-sm">{t('companies:capabilities.stated')}</p> : null}
    </Card>
  )
}

/** Certificates with the day on which each runs out. */
export const certificatesText = (certificates: readonly Certificate[], t: Translate, language: Language): string =>
  certificates
    .map(({ name, expiresOn }) =>
      expiresOn === null ? name : t('companies:capabilities.until', { name, date: formatDay(expiresOn, language) }),
    )
    .join(language === 'zh-CN' ? '；' : '; ')
