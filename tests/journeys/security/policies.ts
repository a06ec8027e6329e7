import { type Role, roles } from './cast'

/**
 * Who may read and write under each policy. Whoever is not named is sent to sign in (a visitor) or told that there is nothing (404).
 * `refused` may try, and is told politely that somebody else holds the thing: nothing changes.
 */
export interface Rule {
  read?: readonly Role[]
  write?: readonly Role[]
  refused?: readonly Role[]
  /** The answer is the same whether or not the thing is there: a way back to a list. */
  isBlind?: true
}

const all = roles
const signedIn = roles.filter((role) => role !== 'visitor')
const buyers = ['owner', 'otherBuyer'] as const
const vendors = ['bidder', 'otherVendor', 'suspended'] as const
const ableVendors = ['bidder', 'otherVendor'] as const
const companies = [...buyers, ...vendors] as const
const moderators = ['holder', 'otherModerator'] as const
const staff = [...moderators, 'operator', 'auditor'] as const
const nobody = [] as const

const own = { read: ['owner'], write: ['owner'] } as const
const held = { write: ['holder'], refused: ['otherModerator'] } as const
const parties = { read: ['owner', 'bidder'], write: ['owner', 'bidder'] } as const
/** Both sides of an engagement and those who watch. */
const engaged = { read: ['owner', 'bidder', ...moderators, 'auditor'] } as const
const verdict = { read: moderators, write: moderators } as const

/** One row per policy; `public` routes are listed below by hand. */
export const policies: Record<string, Rule> = {
  'account.desk': { read: signedIn },
  'account.signUp': { read: all, write: all },
  'account.signIn': { read: all, write: all },
  'account.signOut': { write: all },
  'account.forgotPassword': { read: all, write: all },
  'account.resendVerification': { read: all, write: all },
  'account.verifyEmail': { read: all, write: all, isBlind: true },
  'account.resetPassword': { read: all, write: all, isBlind: true },
  'account.acceptInvitation': { read: all, write: all, isBlind: true },
  'account.followInvitation': { write: signedIn, isBlind: true },
  'account.changeDetails': { read: signedIn, write: signedIn },
  'account.changePassword': { read: signedIn, write: signedIn },
  'account.readSessions': { read: signedIn },
  'account.endOtherSessions': { write: signedIn },
  'account.endSession': { write: signedIn, isBlind: true },
  'people.read': { read: ['operator'] },
  'people.invite': { write: ['operator'] },
  'people.giveRole': { write: ['operator'], isBlind: true },
  'notifications.read': { read: signedIn },
  'notifications.markRead': { write: signedIn },
  'notifications.choose': { read: signedIn, write: signedIn },
  'notifications.unsubscribe': { read: all, write: all, isBlind: true },
  'searches.read': { read: signedIn },
  'searches.keep': { write: signedIn },
  'searches.change': { write: signedIn, isBlind: true },
  'searches.forget': { write: signedIn, isBlind: true },
  'requests.follow': { write: vendors },
  'matching.read': { read: ['owner'] },
  'matching.invite': { write: ['owner'] },
  // Outside a demonstration there is no such page.
  'demo.mailbox': { read: nobody },
  'companies.readOwn': { read: companies },
  'companies.edit': { read: companies, write: companies },
  'companies.writeProfile': { read: companies, write: companies },
  'companies.stateCapabilities': { read: vendors, write: vendors },
  'companies.members': { read: companies, write: companies },
  'companies.decideJoin': { write: companies, isBlind: true },
  'companies.withdrawInvitation': { write: companies, isBlind: true },
  'companies.removeMember': { write: companies, isBlind: true },
  'companies.readRegister': { read: staff },
  'companies.check': { read: staff },
  'companies.verify': verdict,
  'companies.refuse': verdict,
  'companies.suspend': verdict,
  'companies.reinstate': verdict,
  'requests.mine': { read: buyers },
  'requests.create': { read: buyers, write: buyers },
  'requests.see': { read: ['owner'] },
  'requests.edit': own,
  'requests.submit': own,
  'requests.confirm': own,
  'requests.cancel': own,
  'requests.amend': own,
  'requests.readFile': { read: ['owner', ...ableVendors, ...staff] },
  'triage.queue': { read: staff },
  'triage.show': { read: staff },
  'triage.claim': { write: moderators },
  'triage.release': held,
  'triage.accept': held,
  'triage.return': { read: moderators, ...held },
  'triage.reject': { read: moderators, ...held },
  'triage.suspend': verdict,
  'triage.resume': { write: moderators },
  'translations.read': { read: staff },
  'translations.attend': { read: staff, write: ['holder'], refused: ['otherModerator', 'operator', 'auditor'] },
  'translations.handOver': { write: ['holder', 'operator'], refused: ['otherModerator'], isBlind: true },
  'translations.export': { read: moderators },
  'translations.import': { read: moderators, ...held, isBlind: true },
  'exchange.read': { read: moderators },
  'exchange.export': { read: moderators },
  'exchange.import': { read: moderators, write: moderators },
  'exchange.steer': { write: moderators, isBlind: true },
  'translations.claim': { write: moderators, isBlind: true },
  'translations.release': { ...held, isBlind: true },
  'translations.takeOver': { ...held, isBlind: true },
  'translations.save': { read: moderators, ...held, isBlind: true },
  'translations.submit': { read: moderators, ...held, isBlind: true },
  'translations.approve': { ...held, isBlind: true },
  'translations.approveFromMemory': { ...held, isBlind: true },
  'translations.return': { ...held, isBlind: true },
  'translations.comment': { write: moderators, isBlind: true },
  'translations.requestChanges': { ...held, isBlind: true },
  'translations.revert': { ...held, isBlind: true },
  'translations.suggest': { write: moderators, isBlind: true },
  'translations.split': { ...held, isBlind: true },
  'translations.merge': { ...held, isBlind: true },
  'translations.matches': { read: moderators },
  'translations.take': { ...held, isBlind: true },
  'translations.mend': { ...held, isBlind: true },
  'translations.keepFinding': { ...held, isBlind: true },
  'dictionary.read': { read: staff },
  'flow.read': { read: ['operator', 'auditor'] },
  'flow.setHours': { read: ['operator'], write: ['operator'] },
  'machine.ask': { ...held, isBlind: true },
  'machine.take': { ...held, isBlind: true },
  'machine.read': { read: ['operator', 'auditor'] },
  'machine.steer': { write: ['operator'] },
  'terms.read': { read: staff },
  'terms.edit': { read: moderators, write: moderators },
  'terms.retire': { write: moderators, isBlind: true },
  'terms.reinstate': { write: moderators, isBlind: true },
  'documents.history': { read: all },
  'questions.ask': { read: ableVendors, write: ableVendors },
  'questions.follow': { read: vendors },
  'questions.readWaiting': { read: ['owner'] },
  'questions.answer': own,
  'questions.moderate': { read: moderators },
  'questions.refuse': { write: moderators },
  'bids.own': { read: vendors },
  'bids.show': { read: ['bidder'] },
  'bids.receipt': { read: ['bidder'] },
  'bids.withdraw': { write: ['bidder'] },
  'bids.reconfirm': { write: ['bidder'] },
  'bids.submit': { read: vendors, write: vendors },
  'bids.draft': { write: vendors },
  'bids.compare': { read: ['owner'] },
  'bids.shortlist': { write: ['owner'] },
  'bids.unshortlist': { write: ['owner'] },
  'bids.disqualify': { write: ['owner'] },
  'bids.award': own,
  'bids.unsuccessful': own,
  'engagements.list': { read: [...companies, ...moderators, 'auditor'] },
  'engagements.show': engaged,
  'ndas.sign': { read: ableVendors, write: ableVendors },
  'ndas.download': { write: ableVendors },
  'ndas.manage': own,
  'contracts.show': engaged,
  'contracts.propose': parties,
  'contracts.sign': parties,
  'contracts.text': engaged,
  'milestones.show': engaged,
  'milestones.start': { write: ['bidder'] },
  'milestones.deliver': { read: ['bidder'], write: ['bidder'] },
  'milestones.judge': own,
  'milestones.file': engaged,
  'payments.state': parties,
  'payments.pack': engaged,
  'changes.propose': parties,
  'changes.show': engaged,
  'changes.agree': { write: ['owner', 'bidder'] },
  'changes.decline': parties,
  'operation.read': { read: ['operator', 'auditor'] },
  'corridors.open': { read: ['operator'], write: ['operator'] },
  'rates.enter': { read: ['operator'], write: ['operator'] },
  'jobs.read': { read: ['operator'] },
  'jobs.retry': { write: ['operator'], isBlind: true },
  'audit.read': { read: ['operator', 'auditor'] },
}

/** Routes that everybody may read, by hand: none is public by accident. */
export const publicRoutes = [
  '/',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemaps/pages.xml',
  '/sitemaps/:file',
  '/:lang',
  '/:lang/how-it-works',
  '/:lang/privacy',
  '/:lang/terms',
  '/:lang/corridors',
  '/:lang/corridors/:slug',
  '/:lang/search',
  '/:lang/search/suggestions',
  '/:lang/companies',
  '/:lang/companies/:ref',
  '/:lang/requests.atom',
  '/:lang/requests.json',
  '/:lang/requests.ics',
  '/:lang/requests',
  '/:lang/requests/:ref',
  '/:lang/requests/:ref/commitments',
]

export const ruleOf = (policy: string): Rule | undefined => (policy === 'public' ? { read: all } : policies[policy])
