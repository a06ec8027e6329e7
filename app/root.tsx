import type { ReactNode } from 'react'
import {
  data,
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useMatches,
  useRouteLoaderData,
} from 'react-router'
import type { Route } from './+types/root'
import { ErrorPage } from './accounts/components/error-page'
import { Shell } from './accounts/components/shell'
import { resolveVisit } from './accounts/queries.server'
import { unreadCount } from './notifications/queries.server'
import { config } from './platform/config.server'
import { actorContext, languageContext, nonceContext, nowContext, nowOf, requestIdContext } from './platform/context.server'
import { db } from './platform/database.server'
import { languageOfSegment } from './platform/i18n/language'
import { useWords } from './platform/i18n/words'
import markUrl from './ui/brand-mark.svg?no-inline'
import themeUrl from './ui/theme.css?url'

/** Who asks, once per request; every gate reads it from the context. A language that we do not speak is a page that we do not have. */
export const middleware: Route.MiddlewareFunction[] = [
  async ({ request, params, context }, next) => {
    if ('lang' in params && !languageOfSegment(params.lang)) throw data({ code: 'notFound' }, { status: 404 })
    const visit = await resolveVisit(db, request.headers.get('Cookie'))
    context.set(actorContext, visit?.actor ?? null)
    context.set(nowContext, visit?.now ?? null)
    return next()
  },
]

export const links: Route.LinksFunction = () => [
  { rel: 'stylesheet', href: themeUrl },
  { rel: 'icon', type: 'image/svg+xml', href: markUrl },
]

export async function loader({ context }: Route.LoaderArgs) {
  const actor = context.get(actorContext)
  return {
    language: context.get(languageContext),
    requestId: context.get(requestIdContext),
    nonce: context.get(nonceContext),
    now: await nowOf(context, db),
    origin: config.origin,
    isDemo: config.demo,
    icpNumber: config.icpNumber ?? null,
    actor: actor && {
      name: actor.name,
      staffRole: actor.staffRole,
      companyKind: actor.company?.kind ?? null,
      companyRole: actor.company?.role ?? null,
      isEmailVerified: actor.isEmailVerified,
      unread: await unreadCount(db, actor.personId),
    },
  }
}

/** The page around changes only when somebody signs in or out, which loads a new document; deeds refresh the unread count. */
export const shouldRevalidate = ({ formMethod, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formMethod ? defaultShouldRevalidate : false

/**
 * The document. Visitors who are not signed in get no script at all, unless the route says that it needs one
 * (`handle.needsScript`): their pages are complete without.
 */
export function Layout({ children }: { children: ReactNode }) {
  const { language } = useWords()
  const root = useRouteLoaderData<typeof loader>('root')
  const needsScript = useMatches().some(({ handle }) => (handle as { needsScript?: boolean } | undefined)?.needsScript)
  const nonce = root?.nonce || undefined
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        {(root?.actor || needsScript) && (
          <>
            <ScrollRestoration nonce={nonce} />
            <Scripts nonce={nonce} />
          </>
        )}
      </body>
    </html>
  )
}

export default function Root({ loaderData }: Route.ComponentProps) {
  return (
    <Shell {...loaderData}>
      <Outlet />
    </Shell>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const root = useRouteLoaderData<typeof loader>('root')
  const status = isRouteErrorResponse(error) ? error.status : 500
  return <ErrorPage status={status} root={root ?? null} />
}
