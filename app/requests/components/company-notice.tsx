import type { ReactNode } from 'react'
import type { CompanyTrust } from '~/accounts/actor'
import { segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'

/** What keeps the reader's company from going on, with the way to the page that says who acts next. `children`: words for an unverified one. */
export function CompanyNotice({ trust, children }: { trust: CompanyTrust; children: ReactNode }) {
  const { t, language } = useWords()
  if (trust === 'verified') return null
  return (
    <Notice tone={trust === 'suspended' ? 'warning' : 'info'}>
      <p>{trust === 'suspended' ? t('requests:show.companySuspended') : children}</p>
      <LinkButton variant="secondary" className="mt-2" to={`/${segmentOf(language)}/company`}>
        {t('requests:show.toCompany')}
      </LinkButton>
    </Notice>
  )
}
