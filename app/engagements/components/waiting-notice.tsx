import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** On a company's first screen: how many engagements wait for it. */
export function WaitingNotice({ count }: { count: number }) {
  const { t, language } = useWords()
  if (count === 0) return null
  return (
    <Notice tone="warning" title={t('engagements:list.waiting', { count })}>
      <LinkButton variant="secondary" className="mt-2" to={`/${segmentOf(language)}/engagements`}>
        {t('engagements:list.go')}
      </LinkButton>
    </Notice>
  )
}
