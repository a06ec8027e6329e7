import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { type Language, languageOfSegment, otherLanguage, segmentOf } from '~/platform/i18n/language'
import { useWords } from '~/platform/i18n/words'
import { Wordmark } from './brand'
import { Button, LinkButton } from './button'
import { Icon } from './icon'
import { PageLink } from './page-link'

export interface SiteLink {
  to: string
  label: string
  /** Waiting items; 0 and undefined show nothing. */
  count?: number | undefined
  /** Current only on exactly this path, not on those below it. */
  end?: boolean
}

export interface SiteAccount {
  name: string
  /** Company or role, under the name. */
  belongsTo?: string | undefined
  links: readonly SiteLink[]
  /** URL that ends the session (POST). */
  signOutAction: string
}

/**
 * The head of every page. All menus are `<details>`: they open without scripts. `account` null means a visitor, who is shown
 * `visitorLinks` (sign in, sign up; the last one is drawn as a button).
 */
export function SiteHeader({
  home,
  links,
  search,
  account,
  visitorLinks = [],
}: {
  home: string
  links: readonly SiteLink[]
  /** Where one looks for things; a glass on every width. */
  search: SiteLink
  account: SiteAccount | null
  visitorLinks?: readonly SiteLink[]
}) {
  const { t } = useWords()
  const { key } = useLocation()
  return (
    <>
      <a href="#main" className="skip-link">
        {t('common:nav.skip')}
      </a>
      <header className="no-print border-line border-b bg-surface">
        <div className="mx-auto flex min-h-16 max-w-work items-center gap-x-2 px-4 sm:gap-x-5 sm:px-6">
          <PageLink to={home} className="flex min-h-11 items-center text-ink no-underline hover:text-ink">
            <Wordmark />
          </PageLink>
          <nav aria-label={t('common:nav.main')} className="hidden grow lg:block">
            <ul className="flex items-center gap-1">
              {links.map((link) => (
                <li key={link.to}>
                  <HeaderLink link={link} />
                </li>
              ))}
            </ul>
          </nav>
          <PageLink
            to={search.to}
            aria-label={search.label}
            className="target ms-auto flex items-center justify-center rounded-md px-3 text-ink-soft hover:bg-river-wash hover:text-ink lg:ms-0 lg:-me-3"
          >
            <Icon name="search" className="size-5" />
          </PageLink>
          <div className="hidden items-center gap-2 lg:flex">
            <LanguageSwitch />
            {account ? <AccountMenu key={key} account={account} /> : <VisitorLinks links={visitorLinks} />}
          </div>
          <details key={`menu ${key}`} className="group relative lg:hidden">
            <summary
              className="summary-plain target -me-2 flex items-center justify-center gap-2 rounded-md px-2"
              aria-label={account && newIn(account) ? t('common:nav.menuWith', { count: newIn(account) }) : t('common:nav.menu')}
            >
              <Count count={account ? newIn(account) : 0} />
              <Icon name="menu" className="size-6 group-open:hidden" />
              <Icon name="close" className="hidden size-6 group-open:block" />
            </summary>
            <MenuPanel className="w-[calc(100vw-2rem)] max-w-sm">
              <nav aria-label={t('common:nav.main')}>
                <MenuList links={links} />
              </nav>
              <div className="my-2 border-line border-t" />
              {account ? (
                <AccountLinks account={account} />
              ) : (
                <nav aria-label={t('common:nav.account')}>
                  <MenuList links={visitorLinks} />
                </nav>
              )}
              <div className="my-2 border-line border-t" />
              <div className="px-1">
                <LanguageSwitch />
              </div>
            </MenuPanel>
          </details>
        </div>
      </header>
    </>
  )
}

/** The same page in the other language: a full load, since the whole document changes its language. */
export function LanguageSwitch() {
  const { language, t } = useWords()
  const { pathname, search } = useLocation()
  const other = otherLanguage(language)
  return (
    <a
      href={`${inLanguage(pathname, other)}${search}`}
      hrefLang={other}
      lang={other}
      className="flex min-h-11 items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-ink-soft text-sm no-underline hover:bg-river-wash hover:text-ink"
    >
      <Icon name="language" className="text-base" />
      {t(`common:language.${other}`)}
    </a>
  )
}

/** `/zh/requests/7` → `/en/requests/7`; a path without a language gets one. */
export function inLanguage(path: string, language: Language): string {
  const [, first, ...rest] = path.split('/')
  const tail = languageOfSegment(first) ? rest : first ? [first, ...rest] : rest
  return `/${[segmentOf(language), ...tail].join('/')}`
}

const linkLook =
  'flex min-h-11 items-center gap-2 rounded-md px-3 text-ink-soft no-underline hover:bg-river-wash hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink'

function HeaderLink({ link }: { link: SiteLink }) {
  const { pathname } = useLocation()
  const isHere = pathname === link.to || (!link.end && pathname.startsWith(`${link.to}/`))
  return (
    <PageLink to={link.to} aria-current={isHere ? 'page' : undefined} className={`${linkLook} whitespace-nowrap`}>
      {link.label}
      <Count count={link.count} />
    </PageLink>
  )
}

const Count = ({ count }: { count: number | undefined }) =>
  count ? <span className="rounded-full bg-signal px-1.5 text-on-signal text-xs leading-normal tabular-nums">{count}</span> : null

const MenuList = ({ links }: { links: readonly SiteLink[] }) => (
  <ul>
    {links.map((link) => (
      <li key={link.to}>
        <HeaderLink link={link} />
      </li>
    ))}
  </ul>
)

const VisitorLinks = ({ links }: { links: readonly SiteLink[] }) =>
  links.map((link, index) =>
    index < links.length - 1 ? (
      <HeaderLink key={link.to} link={link} />
    ) : (
      <LinkButton key={link.to} to={link.to} className="whitespace-nowrap">
        {link.label}
      </LinkButton>
    ),
  )

function AccountMenu({ account }: { account: SiteAccount }) {
  return (
    <details className="group relative">
      <summary className="summary-plain flex min-h-11 max-w-56 items-center gap-2 rounded-md px-3 hover:bg-river-wash">
        <Icon name="user" className="text-river" />
        <bdi className="truncate">{account.name}</bdi>
        <Count count={newIn(account)} />
        <Icon name="chevron-down" className="text-ink-faint group-open:rotate-180" />
      </summary>
      <MenuPanel className="w-64">
        <AccountLinks account={account} />
      </MenuPanel>
    </details>
  )
}

/** What is new behind a closed menu. */
const newIn = ({ links }: SiteAccount): number => links.reduce((sum, { count = 0 }) => sum + count, 0)

function AccountLinks({ account }: { account: SiteAccount }) {
  const { t } = useWords()
  return (
    <nav aria-label={t('common:nav.account')}>
      <div className="px-3 pt-1 pb-2">
        <bdi className="block font-semibold">{account.name}</bdi>
        {account.belongsTo ? <bdi className="block text-ink-soft text-sm">{account.belongsTo}</bdi> : null}
      </div>
      <MenuList links={account.links} />
      <form method="post" action={account.signOutAction} className="mt-1 border-line border-t pt-1">
        <Button variant="quiet" className="w-full justify-start ps-[11px] text-start">
          {t('common:nav.signOut')}
        </Button>
      </form>
    </nav>
  )
}

const MenuPanel = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={`absolute end-0 top-full z-40 mt-1 rounded-lg border border-line bg-surface p-2 shadow-floating ${className}`}>
    {children}
  </div>
)
