import { useWords } from '~/platform/i18n/words'
import { BridgeMark } from './brand'
import { PageLink } from './page-link'
import { LanguageSwitch, type SiteLink } from './site-header'

/** Where the ministry asks every site in China to link its number to. A link, not an asset: nothing is loaded from there. */
const filingSite = 'https://beian.miit.gov.cn/'

/** The foot of every page: what this is, the way to the rules, the filing number when there is one. */
export function SiteFooter({ links, icpNumber }: { links: readonly SiteLink[]; icpNumber?: string | null | undefined }) {
  const { t } = useWords()
  return (
    <footer className="no-print mt-16 border-line border-t bg-sunken text-sm">
      <div className="mx-auto flex max-w-work flex-wrap items-start justify-between gap-x-10 gap-y-4 px-4 py-8 sm:px-6">
        <div className="flex max-w-sm gap-3">
          <BridgeMark className="size-8 shrink-0" />
          <p className="text-ink-soft">{t('common:footer.about')}</p>
        </div>
        <nav aria-label={t('common:footer.label')}>
          <ul className="grid grid-cols-2 gap-x-8">
            {links.map((link) => (
              <li key={link.to}>
                <PageLink to={link.to} className="inline-flex min-h-11 items-center text-ink-soft hover:text-ink">
                  {link.label}
                </PageLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex flex-col items-start">
          <LanguageSwitch />
          {icpNumber ? (
            <a href={filingSite} rel="noreferrer" lang="zh-CN" className="inline-flex min-h-11 items-center px-2 text-ink-faint">
              {icpNumber}
            </a>
          ) : null}
        </div>
      </div>
    </footer>
  )
}
