import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Tabs } from '~/ui/tabs'

const pages = { details: 'account', password: 'account/password', sessions: 'account/sessions', tokens: 'account/tokens' } as const

/** The pages about one's own account. */
export function AccountTabs({ current }: { current: keyof typeof pages }) {
  const { t, language } = useWords()
  const tabs = (Object.keys(pages) as Array<keyof typeof pages>).map((page) => ({
    to: `/${segmentOf(language)}/${pages[page]}`,
    label: t(`accounts:${page}.tab`),
    current: page === current,
  }))
  return <Tabs label={t('common:nav.account')} tabs={tabs} />
}
