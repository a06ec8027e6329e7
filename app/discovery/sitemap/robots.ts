import { languageSegments } from '~/platform/i18n/language'

/** Pages behind the sign-in, or without end: there is nothing in them for a search engine. The gates keep people out, not this file. */
const closed = [
  ...['account', 'company$', 'company/', 'desk', 'engagements', 'my/', 'notifications', 'saved-searches', 'staff', 'translate', 'triage'],
  ...['sign-in', 'sign-out', 'forgot-password', 'reset-password', 'verify-email', 'invitations', 'unsubscribe', 'demo/', 'search'],
]

/** The rules for robots (RFC 9309). A demonstration is invented: none of it belongs in a search engine. */
export const writeRobots = ({ origin, isDemo }: { origin: string; isDemo: boolean }): string =>
  isDemo
    ? 'User-agent: *\nDisallow: /\n'
    : [
        'User-agent: *',
        ...languageSegments.flatMap((segment) => closed.map((path) => `Disallow: /${segment}/${path}`)),
        // Every search is a page of its own; the requests themselves stand in the sitemap.
        ...languageSegments.map((segment) => `Disallow: /${segment}/requests?`),
        '',
        `Sitemap: ${origin}/sitemap.xml`,
        '',
      ].join('\n')
