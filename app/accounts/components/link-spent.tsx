import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { PageHeader } from '~/ui/page-header'

/** A mailed link that has been used, has run out or never was: the three look the same. */
export function LinkSpent({ next, label }: { next: string; label: string }) {
  const { t, language } = useWords()
  return (
    <>
      <title>{t('accounts:spent.title')}</title>
      <PageHeader title={t('accounts:spent.title')} sub={t('accounts:spent.sub')} />
      <LinkButton to={`/${segmentOf(language)}/${next}`}>{label}</LinkButton>
    </>
  )
}
