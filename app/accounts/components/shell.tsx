import type { ReactNode } from 'react'
import type { CompanyKind, StaffRole } from '#db/schema'
import { segmentOf } from '~/platform/i18n/language'
import { type Translate, useWords } from '~/platform/i18n/words'
import { SiteFooter } from '~/ui/site-footer'
import { type SiteAccount, SiteHeader, type SiteLink } from '~/ui/site-header'

export interface ShellActor {
  name: string
  staffRole: StaffRole | null
  companyKind: CompanyKind | null
  companyRole: 'owner' | 'member' | null
  isEmailVerified: boolean
  unread: number
}

interface ShellProps {
  actor: ShellActor | null
  isDemo: boolean
  icpNumber: string | null
  children: ReactNode
}

/** What stands around every page: the way to everything that this reader may do, nothing that they may not. */
export function Shell({ actor, isDemo, icpNumber, children }: ShellProps) {
  const { t, language } = useWords()
  const base = `/${segmentOf(language)}`
  return (
    <>
      <SiteHeader
        home={base}
        links={mainLinks(t, base, actor)}
        search={{ to: `${base}/search`, label: t('common:nav.search') }}
        account={actor ? accountOf(t, base, actor) : null}
        visitorLinks={[
          { to: `${base}/sign-in`, label: t('common:nav.signIn') },
          { to: `${base}/sign-up`, label: t('common:nav.signUp') },
        ]}
      />
      <main id="main" tabIndex={-1} className="mx-auto max-w-work px-4 py-6 sm:px-6">
        {children}
      </main>
      <SiteFooter links={footerLinks(t, base, isDemo)} icpNumber={icpNumber} />
    </>
  )
}

function mainLinks(t: Translate, base: string, actor: ShellActor | null): SiteLink[] {
  const open = { to: `${base}/requests`, label: t('common:nav.requests') }
  const engagements = { to: `${base}/engagements`, label: t('common:nav.engagements') }
  const companies = { to: `${base}/companies`, label: t('common:nav.companies') }
  const corridors = { to: `${base}/corridors`, label: t('common:nav.corridors') }
  if (actor?.staffRole === 'moderator')
    return [
      { to: `${base}/triage`, label: t('common:nav.triage') },
      { to: `${base}/translate`, label: t('common:nav.translate') },
      { to: `${base}/staff/companies`, label: t('common:nav.companies') },
      engagements,
      open,
    ]
  if (actor?.staffRole === 'operator')
    return [
      { to: `${base}/staff`, label: t('common:nav.operation'), end: true },
      { to: `${base}/translate`, label: t('common:nav.translate') },
      { to: `${base}/staff/people`, label: t('common:nav.people') },
      { to: `${base}/staff/rates`, label: t('common:nav.rates') },
      { to: `${base}/staff/corridors`, label: t('common:nav.corridors') },
      { to: `${base}/staff/jobs`, label: t('common:nav.jobs') },
      { to: `${base}/staff/audit`, label: t('common:nav.audit') },
      open,
    ]
  if (actor?.staffRole === 'auditor')
    return [
      { to: `${base}/staff/audit`, label: t('common:nav.audit') },
      { to: `${base}/translate`, label: t('common:nav.translate') },
      engagements,
      open,
    ]
  if (actor?.companyKind === 'buyer')
    return [{ to: `${base}/my/requests`, label: t('common:nav.myRequests') }, engagements, open, companies, corridors]
  if (actor?.companyKind === 'vendor')
    return [{ to: `${base}/my/bids`, label: t('common:nav.myBids') }, engagements, open, companies, corridors]
  return [open, companies, corridors, { to: `${base}/how-it-works`, label: t('common:nav.howItWorks') }]
}

function accountOf(t: Translate, base: string, actor: ShellActor): SiteAccount {
  const links: SiteLink[] = [
    { to: `${base}/desk`, label: t('common:nav.desk') },
    { to: `${base}/notifications`, label: t('common:nav.notifications'), count: actor.unread },
    ...(actor.staffRole ? [] : [{ to: `${base}/saved-searches`, label: t('common:nav.savedSearches') }]),
    ...(actor.companyKind ? [{ to: `${base}/company`, label: t('common:nav.company') }] : []),
    { to: `${base}/account`, label: t('common:nav.settings') },
  ]
  return { name: actor.name, links, signOutAction: `${base}/sign-out` }
}

const footerLinks = (t: Translate, base: string, isDemo: boolean): SiteLink[] => [
  { to: `${base}/how-it-works`, label: t('common:nav.howItWorks') },
  { to: `${base}/corridors`, label: t('common:nav.corridors') },
  { to: `${base}/api`, label: t('common:footer.api') },
  { to: `${base}/certificates`, label: t('common:footer.certificates') },
  { to: `${base}/privacy`, label: t('common:footer.privacy') },
  { to: `${base}/terms`, label: t('common:footer.terms') },
  ...(isDemo ? [{ to: `${base}/demo/mailbox`, label: t('common:nav.demoMailbox') }] : []),
]
